import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n/language';
import { DocumentPicture } from './document-picture';
import classes from './document-pictures.module.css';
import document from './document.module.css';
import { useDocumentPictures } from './use-document-pictures';

interface DocumentPicturesProps {
  id: string;
  /** Of the document; its figures are fetched again when it changes. */
  version: number;
}

/** More are shown when asked for. */
const atFirst = 12;

/** The figures and tables of a document, with what is known of each; nothing where it has none. */
export function DocumentPictures({ id, version }: DocumentPicturesProps) {
  const text = useText();
  const words = text.pictures;
  const { pictures, failed, load } = useDocumentPictures(id, version);
  const [isOpen, setIsOpen] = useState(false);
  if (failed) {
    return (
      <section className={document.section}>
        <p className={document.soft} role="alert">
          {words.figuresFailed}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void load()}>
            {text.retry}
          </Button>
        </p>
      </section>
    );
  }
  if (pictures === null || pictures.length === 0) return null;
  return (
    <section className={document.section} data-testid="document-pictures">
      <h3 className={document.name}>{words.figures(pictures.length)}</h3>
      <ul className={classes.list}>
        {pictures.slice(0, isOpen ? undefined : atFirst).map((picture) => (
          <DocumentPicture key={picture.id} picture={picture} />
        ))}
      </ul>
      {pictures.length > atFirst && !isOpen && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {words.allFigures}
        </Button>
      )}
    </section>
  );
}
