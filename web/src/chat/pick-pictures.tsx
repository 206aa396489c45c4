import { ActionIcon } from '@mantine/core';
import { useRef } from 'react';
import { useText } from '../i18n/language';
import { Icon } from '../ui/icon';
import { pictureKinds } from './check-picture';

interface PickPicturesProps {
  disabled: boolean;
  onFiles: (files: File[]) => void;
}

export function PickPictures({ disabled, onFiles }: PickPicturesProps) {
  const { pictures: words } = useText();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        radius="xl"
        aria-label={words.add}
        title={words.add}
        disabled={disabled}
        onClick={() => picker.current?.click()}
        data-testid="add-pictures"
      >
        <Icon name="picture" />
      </ActionIcon>
      <input
        ref={picker}
        type="file"
        accept={pictureKinds}
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
        data-testid="picture-picker"
      />
    </>
  );
}
