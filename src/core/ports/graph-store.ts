/** A thing that documents speak of. */
export interface GraphEntity {
  id: string;
  knowledgeBaseId: string;
  /** As the passage that named it first writes it. */
  name: string;
  /** Other names that documents give it, such as its abbreviation. */
  aliases: readonly string[];
  /** Where a model said one, such as `drug`; else null. */
  kind: string | null;
  /** How many passages mention it. */
  mentions: number;
}

/** That two things have to do with each other, as one passage says. */
export interface GraphRelation {
  fromId: string;
  toId: string;
  /** In the words of the passage or of a model; null where they only stand together. */
  label: string | null;
  passageId: string;
}

/** What one passage gives. Names are the same when they are the same folded. */
export interface PassageGraph {
  passageId: string;
  entities: readonly { name: string; aliases: readonly string[]; kind: string | null }[];
  /** Names of `entities`; one that is not among them is left out. */
  relations: readonly { from: string; to: string; label: string | null }[];
}

export interface GraphStore {
  /** Ids of the passages whose entities none of these makers found yet, by document and ordinal. */
  missing(knowledgeBaseId: string, makers: readonly string[]): Promise<string[]>;
  /**
   * Replaces what is stored of these passages; one that is gone meanwhile is left out.
   * @param madeBy key of what found the entities: a model, or the built-in rules and their version
   */
  put(knowledgeBaseId: string, graphs: readonly PassageGraph[], madeBy: string): Promise<void>;
  /** Removes the entities that no passage mentions any more; passages that are gone take their mentions with them. */
  removeUnused(knowledgeBaseId: string): Promise<void>;
  /** Changes with what is stored of these knowledge bases, as long as their documents stay the same. */
  stamp(knowledgeBaseIds: readonly string[]): Promise<string>;
  /** All entities of these knowledge bases that a passage mentions. */
  entities(knowledgeBaseIds: readonly string[]): Promise<GraphEntity[]>;
  /** Passages that mention an entity, at most `limit` of each. */
  mentions(entityIds: readonly string[], limit: number): Promise<{ entityId: string; passageId: string }[]>;
  /** Relations that begin or end at one of these entities, at most `limit` of each. */
  relations(entityIds: readonly string[], limit: number): Promise<GraphRelation[]>;
}
export const GraphStore = Symbol('GraphStore');
