import { CloseButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/language';
import { Dialog } from '../ui/dialog';
import classes from './pictures.module.css';

interface PictureButtonProps {
  src: string;
  /** What it shows, in a few words. */
  name: string;
  /** `tile` is cut to a square, `whole` is not cut. */
  shape: 'tile' | 'whole';
  /** Below the large picture. */
  children?: ReactNode;
}

/** A small picture that opens large. */
export function PictureButton({ src, name, shape, children }: PictureButtonProps) {
  const text = useText();
  const words = text.pictures;
  const [isOpen, setIsOpen] = useState(false);
  const [isGone, setIsGone] = useState(false);
  const close = () => {
    setIsOpen(false);
  };
  if (isGone) {
    return (
      <span className={classes.gone} data-testid="picture-gone">
        {words.gone}
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        className={classes.button}
        data-shape={shape}
        aria-haspopup="dialog"
        aria-label={words.enlarge(name)}
        onClick={() => {
          setIsOpen(true);
        }}
        data-testid="picture"
      >
        <img
          src={src}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => {
            setIsGone(true);
          }}
        />
      </button>
      {isOpen && (
        <Dialog label={name} place="picture" onClose={close} testId="large-picture">
          <div className={classes.large}>
            <header>
              <span>{name}</span>
              <CloseButton aria-label={text.close} onClick={close} data-testid="picture-close" />
            </header>
            <img src={src} alt={name} />
            {children}
          </div>
        </Dialog>
      )}
    </>
  );
}
