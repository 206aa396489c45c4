/** A thing that documents speak of. */
export interface GraphEntity {
  id: string;
  knowledgeBaseId: string;
  /** As it is written most often. */
  name: string;
  /** Where a model said one, such as `drug`; else null. */
  kind: string | null;
}

/** That two things have to do with each other, as one passage says. */
export interface GraphRelation {
  fromId: string;
  toId: string;
  /** In the words of the passage or of a model; null where they only stand together. */
  label: string | null;
  passageId: string;
}

/** What the documents of a knowledge base give. */
export interface PassageGraph {
  passageId: string;
  entities: readonly { name: string; kind: string | null }[];
  /** Names of `entities`. */
  relations: readonly { from: string; to: string; label: string | null }[];
}

/** One step from an entity over a relation to a passage. */
export interface GraphStep extends GraphRelation {
  from: GraphEntity;
  to: GraphEntity;
}

export interface GraphStore {
  /** Ids of passages whose entities are stored, with the key of what made them. */
  passages(knowledgeBaseId: string): Promise<ReadonlyMap<string, string>>;
  /** Replaces what is stored of these passages. @param madeBy key of what found the entities: a model, or the built-in rules and their version */
  put(knowledgeBaseId: string, graphs: readonly PassageGraph[], madeBy: string): Promise<void>;
  /** Entities without passages go with the last of them. */
  removePassages(passageIds: readonly string[]): Promise<void>;
  /** All entities of these bases; names are compared folded. */
  entities(knowledgeBaseIds: readonly string[]): Promise<GraphEntity[]>;
  /** Passages that mention an entity. */
  mentions(entityIds: readonly string[], limit: number): Promise<{ entityId: string; passageId: string }[]>;
  /** Relations that begin or end at one of these entities. */
  steps(entityIds: readonly string[], limit: number): Promise<GraphStep[]>;
}
export const GraphStore = Symbol('GraphStore');
