import { useState } from 'react';
import type { Evidence } from '../api';
import { useText } from '../i18n/language';
import { PictureButton } from '../pictures/picture-button';
import { picturesApi } from '../pictures/pictures-api';
import { DocumentPlace } from '../ui/document-place';
import { formatScore } from '../ui/format';
import { HiddenData } from '../ui/hidden-data';
import { OriginLine } from '../ui/origin-line';
import classes from './evidence-list.module.css';

interface EvidenceItemProps {
  evidence: Evidence;
  /** Number of the citation that it backs. */
  cited: number | null;
  carried: boolean;
}

const longExcerpt = 110;

/** Headings at the beginning of a passage; its place in the document says them already. */
const leadingHeadings = /^(?:\s*#{1,6} [^\n]*\n+)+(?=\S)/;

export function EvidenceItem({ evidence, cited, carried }: EvidenceItemProps) {
  const { panel, pictures } = useText();
  const [open, setOpen] = useState(false);
  const excerpt = evidence.text.replace(leadingHeadings, '');
  const long = excerpt.length > longExcerpt;

  return (
    <li className={classes.item} data-cited={cited !== null || undefined} data-testid="evidence">
      <div className={classes.head}>
        {cited !== null && (
          <span className={classes.number} aria-label={panel.cited(cited)} role="note">
            [{cited}]
          </span>
        )}
        <DocumentPlace
          title={evidence.title}
          headingPath={evidence.headingPath}
          place={evidence.place}
          url={evidence.url ?? undefined}
        />
      </div>
      <p className={classes.text} data-open={open || !long || undefined}>
        <HiddenData text={excerpt} />
      </p>
      {long && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? panel.less : panel.more}
        </button>
      )}
      {evidence.picture && (
        <PictureButton
          src={picturesApi.documentUrl(evidence.picture.key)}
          name={evidence.picture.caption || pictures.one}
          shape="tile"
        />
      )}
      <div className={classes.foot}>
        <span>{panel.evidenceKind[evidence.kind]}</span>
        <span>{panel.evidenceScore(formatScore(evidence.score))}</span>
        {carried && <span>{panel.carried}</span>}
      </div>
      {evidence.via !== undefined && <p className={classes.none}>{panel.via(evidence.via.join(' → '))}</p>}
      <OriginLine sources={evidence.sources} reviewedOn={evidence.reviewedOn} />
    </li>
  );
}
