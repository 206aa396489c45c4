import type { ContextRule } from './contexts/context-rule';
import { otherWorlds } from './contexts/other-worlds';
import { pastTimes } from './contexts/past-times';
import { questions } from './contexts/questions';

export const contextRules: readonly ContextRule[] = [...questions, ...otherWorlds, ...pastTimes];
