import type { ArticleRefusal } from './article-reader';

export interface WebRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  signal?: AbortSignal | undefined;
}

export interface WebAnswer {
  status: number;
  /** Where the redirects ended. */
  url: string;
  /** Without parameters, in lower case; empty where the host named none. */
  contentType: string;
  text: string;
}

export type WebResult = { status: 'answered'; answer: WebAnswer } | { status: 'refused'; reason: ArticleRefusal };
export type PageResult =
  { status: 'read'; page: { title: string; text: string } } | { status: 'refused'; reason: ArticleRefusal };

/** What a client may ask. */
export interface WebGrants {
  /** Whole names, and `*.example.org` for every name below one. They must lead to public addresses. */
  hosts: readonly string[];
  /** Of the admin's own network, each with its port, such as `http://127.0.0.1:8080`: asked without a look at the address, and never redirected. */
  ownOrigins: readonly string[];
}

/** Asks granted hosts for what a program reads. Never throws. */
export interface WebClient {
  ask(request: WebRequest): Promise<WebResult>;
  /** The readable text of a page. */
  readPage(url: string, signal?: AbortSignal): Promise<PageResult>;
}

/** Makes a client for somebody who may ask these hosts and no other. */
export type WebClients = (grants: WebGrants) => WebClient;
