import type { Message } from '../api/types.ts';
import { sizeWords } from '../logic/file-size.ts';
import { previewOf } from '../logic/preview.ts';
import { nameOf } from '../state/names.ts';
import { Glyphs } from './glyphs.tsx';
import { Icon } from './icon.tsx';

export function ReplyStrip({ message, onDrop }: { message: Message; onDrop: () => void }) {
  return (
    <p class="reply-strip">
      <span>
        回复 {nameOf(message.sender)}：<Glyphs text={previewOf(message, nameOf)} />
      </span>
      <button type="button" class="icon-button" aria-label="不回复这一条" onClick={onDrop}>
        <Icon name="close" size={14} />
      </button>
    </p>
  );
}

interface FileChipsProps {
  files: readonly File[];
  onDrop: (file: File) => void;
}

export function FileChips({ files, onDrop }: FileChipsProps) {
  if (files.length === 0) return null;
  return (
    <ul class="file-chips">
      {files.map((file, index) => (
        <li key={`${index} ${file.name}`}>
          <Icon name="file" size={16} />
          <span>{file.name}</span>
          <small>{sizeWords(file.size)}</small>
          <button
            type="button"
            class="icon-button"
            aria-label={`不发 ${file.name}`}
            onClick={() => onDrop(file)}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}
