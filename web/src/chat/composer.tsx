import { ActionIcon } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Member } from '../api';
import { useLanguage } from '../i18n/language';
import { describeError } from '../ui/describe-error';
import { Icon } from '../ui/icon';
import { useStored } from '../ui/use-stored';
import classes from './composer.module.css';
import { DraftPictures } from './draft-pictures';
import { MemberPicker } from './member-picker';
import { writtenMention } from './mention';
import { PickPictures } from './pick-pictures';
import { pastedFiles } from './pasted-files';
import { useComposition } from './use-composition';
import type { Utterance } from './use-conversation';
import { useDraftPictures } from './use-draft-pictures';
import { useDroppedFiles } from './use-dropped-files';

interface ComposerProps {
  conversation: string;
  members: readonly Member[];
  onMembers: (members: Member[]) => void;
  speaker: string;
  onSpeaker: (id: string) => void;
  send: (utterance: Utterance) => Promise<void>;
}

export function Composer({ conversation, members, onMembers, speaker, onSpeaker, send }: ComposerProps) {
  const { language, text } = useLanguage();
  const [draft, setDraft] = useStored(`fennelbean.draft.${conversation}`, () => '', sessionStorage);
  const [mention, setMention] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const composition = useComposition();
  const member = members.find(({ id }) => id === speaker) ?? members[0];
  const mentioned = mention || writtenMention(draft);
  const drafts = useDraftPictures();
  const isEmpty = draft.trim() === '' && drafts.pictures.length === 0;
  const shownProblem = problem ?? drafts.problem;

  const add = (files: File[]) => {
    if (busy || files.length === 0) return;
    setProblem(null);
    void drafts.add(files);
    area.current?.focus();
  };
  const isOver = useDroppedFiles(add);
  const onPaste = (event: ClipboardEvent) => {
    const files = pastedFiles(event.clipboardData);
    if (files.length > 0) event.preventDefault();
    add(files);
  };

  const submit = async () => {
    if (busy || !member || isEmpty) return;
    setBusy(true);
    setProblem(null);
    try {
      const pictures = await drafts.post();
      await send({ member, text: draft, mentionsBot: mentioned, pictures });
      setDraft('');
      drafts.clear();
      setMention(false);
    } catch (error) {
      setProblem(describeError(error, language, text));
    } finally {
      setBusy(false);
      area.current?.focus();
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || composition.isOn(event)) return;
    event.preventDefault();
    void submit();
  };

  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      data-testid="composer"
    >
      <MemberPicker members={members} onMembers={onMembers} speaker={member?.id ?? ''} onSpeaker={onSpeaker} />
      <div className={classes.box} data-over={isOver || undefined}>
        <div className={classes.said}>
          <DraftPictures
            pictures={drafts.pictures}
            disabled={busy}
            onRemove={(id) => {
              drafts.remove(id);
              area.current?.focus();
            }}
          />
          <textarea
            ref={area}
            id="composer"
            className={classes.area}
            rows={1}
            value={draft}
            placeholder={isOver ? text.pictures.drop : text.composer.placeholder(member?.name ?? '')}
            aria-label={text.composer.label}
            aria-describedby="composer-hint"
            aria-invalid={shownProblem !== null}
            onChange={(event) => {
              setDraft(event.currentTarget.value);
            }}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            {...composition.handlers}
            data-testid="composer-input"
          />
        </div>
        <div className={classes.tools}>
          <PickPictures disabled={busy} onFiles={add} />
          <button
            type="button"
            className={classes.mention}
            aria-pressed={mentioned}
            title={mentioned ? text.composer.mentionOn : text.composer.mentionOff}
            onClick={() => {
              setMention(!mention);
              area.current?.focus();
            }}
            data-testid="mention-toggle"
          >
            {text.composer.mention}
          </button>
          <ActionIcon
            type="submit"
            className={classes.send}
            size={34}
            radius="xl"
            loading={busy}
            aria-label={text.composer.send}
            disabled={isEmpty}
            data-testid="send-button"
          >
            <Icon name="send" />
          </ActionIcon>
        </div>
      </div>
      <div className={classes.foot}>
        {shownProblem === null ? (
          <span id="composer-hint" className={classes.hint}>
            {text.composer.hint}
          </span>
        ) : (
          <span className={classes.problem} role="alert" data-testid="composer-problem">
            {shownProblem}
          </span>
        )}
      </div>
    </form>
  );
}
