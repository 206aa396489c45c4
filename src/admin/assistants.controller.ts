import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Assistant, ListedQuestion } from '../core/knowledge';
import { AssistantStore } from '../core/ports/assistant-store';
import { IndexWriter } from '../core/ports/passage-index';
import { QuestionListStore } from '../core/ports/question-list-store';
import { readRequest, RequestError } from '../core/request-error';

const newQuestion = z.object({ kind: z.enum(['good', 'bad']), text: z.string().max(2000) });

/** The assistants and their good and bad questions. An edit is in force when the call returns. */
@Controller('api')
export class AssistantsController {
  constructor(
    @Inject(AssistantStore) private readonly assistants: AssistantStore,
    @Inject(QuestionListStore) private readonly questions: QuestionListStore,
    @Inject(IndexWriter) private readonly index: IndexWriter,
  ) {}

  @Get('assistants')
  list(): Promise<Assistant[]> {
    return this.assistants.list();
  }

  @Get('assistants/:name/questions')
  async listQuestions(@Param('name') name: string): Promise<ListedQuestion[]> {
    await this.requireAssistant(name);
    return this.questions.list(name);
  }

  @Post('assistants/:name/questions')
  async addQuestion(@Param('name') name: string, @Body() body: unknown): Promise<ListedQuestion> {
    const { kind, text } = readRequest(newQuestion, body);
    if (text.trim() === '') throw new RequestError('empty-text');
    await this.requireAssistant(name);
    const question = await this.questions.put(name, kind, text.trim());
    await this.index.refresh();
    return question;
  }

  @Delete('questions/:id')
  @HttpCode(204)
  async removeQuestion(@Param('id') id: string): Promise<void> {
    await this.questions.remove(id);
    await this.index.refresh();
  }

  private async requireAssistant(name: string): Promise<void> {
    if (!(await this.assistants.find(name))) throw new RequestError('unknown-assistant');
  }
}
