declare module '@mozilla/readability/JSDOMParser' {
  /** Reads XML into as much of a document as Readability needs. Elements hold no style sheets, load nothing and run nothing. */
  export default class JSDOMParser {
    parse(xml: string): Document;
  }
}
