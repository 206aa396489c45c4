import type { Database } from '../../src/stores/typeorm/database';
import { createStores, type Stores } from '../../src/stores/typeorm/stores';
import { describeAlarms } from './stores/alarms';
import { describeAssistantStore } from './stores/assistants';
import { describeAtOnce } from './stores/at-once';
import { describeBursts } from './stores/bursts';
import { describeBurstsAtOnce } from './stores/bursts-at-once';
import { describeConversationFiles } from './stores/conversation-files';
import { describeConversationSettings } from './stores/conversation-settings';
import { describeConversations } from './stores/conversations';
import { describeDocumentPictures } from './stores/document-pictures';
import { describeDocuments } from './stores/documents';
import { describeFeedback } from './stores/feedback';
import { describeForwards } from './stores/forwards';
import { describeGraphs } from './stores/graphs';
import { describeHeldReplies } from './stores/held-replies';
import { describeInbox } from './stores/inbox';
import { describeJobs } from './stores/jobs';
import { describeKnowledgeStore } from './stores/knowledge';
import { describeLeases } from './stores/leases';
import { describeMemberData } from './stores/member-data';
import { describeModelUsage } from './stores/model-usage';
import { describeOutbox } from './stores/outbox';
import { describeOutcomes } from './stores/outcomes';
import { describePassageNotes } from './stores/passage-notes';
import { describePlaceholders } from './stores/placeholders';
import { describeQaPairs } from './stores/qa-pairs';
import { describeQuestionLists } from './stores/question-lists';
import { describeRetention } from './stores/retention';
import { describeSettle } from './stores/settle';
import { describeSpending } from './stores/spending';
import { describeTables } from './stores/tables';
import { describeTwoPrograms } from './stores/two-programs';
import { describeWriter } from './stores/writer';

/** A database that is empty at first and can be opened again after it was closed. */
export interface FreshDatabase {
  open(): Promise<Database>;
  remove(): Promise<void>;
}

/** What a test of the suite has at hand. */
export interface Subject {
  stores: Stores;
  database: Database;
  /** Closes the database and opens it again, as a restart does. */
  restart(): Promise<void>;
  /** Opens it once more beside, as another program does; to be closed by the test. */
  openAnother(): Promise<Database>;
}

/** What every database has to do, whatever its kind. */
export function describeStores(name: string, openFreshDatabase: () => Promise<FreshDatabase>): void {
  describe(`stores on ${name}`, () => {
    let fresh: FreshDatabase;
    let opened: { stores: Stores; database: Database };

    const open = async () => {
      const database = await fresh.open();
      opened = { database, stores: createStores(database) };
    };
    const subject: Subject = {
      get stores() {
        return opened.stores;
      },
      get database() {
        return opened.database;
      },
      openAnother: () => fresh.open(),
      restart: async () => {
        await opened.database.close();
        await open();
      },
    };

    beforeEach(async () => {
      fresh = await openFreshDatabase();
      await open();
    });
    afterEach(async () => {
      await opened.database.close();
      await fresh.remove();
    });

    describeTables(subject);
    describeWriter(subject);
    describeAssistantStore(subject);
    describeKnowledgeStore(subject);
    describeDocuments(subject);
    describeDocumentPictures(subject);
    describeQaPairs(subject);
    describeGraphs(subject);
    describePassageNotes(subject);
    describeSpending(subject);
    describeModelUsage(subject);
    describeQuestionLists(subject);
    describeInbox(subject);
    describePlaceholders(subject);
    describeMemberData(subject);
    describeConversations(subject);
    describeConversationFiles(subject);
    describeConversationSettings(subject);
    describeJobs(subject);
    describeBursts(subject);
    describeForwards(subject);
    describeSettle(subject);
    describeOutbox(subject);
    describeHeldReplies(subject);
    describeAlarms(subject);
    describeOutcomes(subject);
    describeRetention(subject);
    describeLeases(subject);
    describeFeedback(subject);
    describeAtOnce(subject);
    describeTwoPrograms(subject);
    describeBurstsAtOnce(subject);
  });
}
