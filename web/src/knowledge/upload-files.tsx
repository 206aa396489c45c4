import { Button, Loader, NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import type { KnowledgeReport } from '../api';
import { useText } from '../i18n/language';
import classes from './intake.module.css';
import { NoteList } from './note-list';
import { useUploads } from './use-uploads';

interface UploadFilesProps {
  bases: KnowledgeReport['bases'];
  onAdded: () => void;
}

/** Takes files that are dropped or chosen into a knowledge base, one after the other, and tells what became of each. */
export function UploadFiles({ bases, onAdded }: UploadFilesProps) {
  const { knowledge: words } = useText();
  const [chosen, choose] = useState<string | null>(null);
  const [replace, setReplace] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const { uploads, busy, add } = useUploads(onAdded);
  const base = bases.find(({ name }) => name === chosen) ?? bases[0];
  if (!base) return null;
  const take = (files: FileList | null) => {
    if (files && !busy) void add([...files], { base: base.name, replace });
  };
  return (
    <section aria-label={words.upload} data-testid="upload">
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => {
          setIsOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer.files);
        }}
        data-testid="drop"
      >
        <span>{words.drop}</span>
        <Button variant="default" size="xs" disabled={busy} onClick={() => picker.current?.click()}>
          {words.pick}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
          data-testid="file-picker"
        />
        {bases.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={words.uploadTo}
            value={base.name}
            onChange={(event) => {
              choose(event.currentTarget.value);
            }}
            data={bases.map(({ name, title }) => ({ value: name, label: title }))}
          />
        )}
        <label className={classes.tick}>
          <input
            type="checkbox"
            checked={replace}
            onChange={(event) => {
              setReplace(event.currentTarget.checked);
            }}
            data-testid="replace"
          />
          {words.replace}
        </label>
      </div>
      <ul className={classes.uploads} aria-live="polite">
        {uploads.map(({ name, result }) => (
          <li key={name} className={classes.upload} data-status={result?.status} data-testid="uploaded">
            <span className={classes.title}>{name}</span>
            {result === null ? <Loader size={12} aria-label={words.uploading} /> : null}
            <span className={classes.soft}>
              {result === null
                ? words.uploading
                : result.status === 'failed'
                  ? words.uploadFailed
                  : words.uploads[result.status]}
            </span>
            {result !== null && <NoteList notes={result.problems} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
