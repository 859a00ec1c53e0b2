import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, data, Unreachable } from '../../api/client';
import { useDesk } from '../outbox/desk';
import { AsOf } from '../shell/AsOf';
import { useAnswer } from '../shell/answer';
import { Choice } from '../shell/Choice';
import { useOnce } from '../shell/once';
import { Page } from '../shell/Page';
import { useSession } from '../shell/session';
import { shortTime } from '../shell/time';
import type { Post } from './gate';
import { type Duty, keepShift, type Shift, standingOf, takeOver, useHandedOver } from './shift';

interface Props {
  refused: { shift: Shift; detail: string } | null;
}

/** Which post. */
export default function PostPage({ refused }: Props) {
  const { t } = useTranslation('checkpoint');
  const desk = useDesk();
  const asked = useAnswer(desk, 'posts', () => data(api.GET('/api/checkpoints/posts', {})));
  const [chosen, setChosen] = useState<string | null>(null);
  const posts = asked.value ?? [];
  const post = posts.find((one) => one.post === chosen) ?? (posts.length === 1 ? posts[0] : undefined);

  return (
    <Page title={t('takeOverTitle')}>
      {refused !== null && (
        <div role="alert" className="notice">
          <p>{t('takeOverRefused', { post: refused.shift.post.name, detail: refused.detail })}</p>
        </div>
      )}
      {posts.length > 0 && (
        <Choice
          label={t('post')}
          options={(post === undefined ? posts : [post]).map((one) => one.post)}
          words={(one) => words(posts.find((other) => other.post === one))}
          value={post?.post ?? null}
          onChoose={setChosen}
          columns={1}
        />
      )}
      {post !== undefined && posts.length > 1 && (
        <button type="button" className="act" onClick={() => setChosen(null)}>
          {t('anotherPost')}
        </button>
      )}
      {asked.value !== null && posts.length === 0 && <p>{t('noPosts')}</p>}
      <AsOf asked={asked} />
      {post !== undefined && <OnDuty key={post.post} post={post} />}
    </Page>
  );
}

const words = (post: Post | undefined) => (post === undefined ? '' : `${post.name} · ${post.regionName}`);

/** What the shift before left, and taking over where nobody else is on duty. */
function OnDuty({ post }: { post: Post }) {
  const { t } = useTranslation('checkpoint');
  const desk = useDesk();
  const navigate = useNavigate();
  const once = useOnce();
  const { me } = useSession();
  const handedOver = useHandedOver(desk);
  const asked = useAnswer(desk, `shifts:${post.post}`, () =>
    data(api.GET('/api/checkpoints/{post}/shift', { params: { path: { post: post.post } } })),
  );
  const standing = standingOf(asked.value, me?.username ?? '', handedOver);
  const current = standing === 'FREE' ? null : (asked.value?.current ?? null);
  /** Without a network what was said of the post may be old: the server decides when it hears of it. */
  const free = standing === 'FREE' || (standing === 'HELD' && asked.error instanceof Unreachable);
  const take = () =>
    once(async () => {
      await takeOver(desk, post, t('takenOver', { post: post.name }));
      navigate('/checkpoint');
    });
  const resume = () =>
    once(async () => {
      if (current !== null) {
        await keepShift(desk, { id: current.id, post, beganAt: current.beganAt });
        navigate('/checkpoint');
      }
    });
  return (
    <>
      <section>
        <h2>{t('before')}</h2>
        {current !== null && (
          <p>
            <strong>
              {standing === 'MINE'
                ? t('heldByMe', { time: shortTime(current.beganAt) })
                : t('held', { holder: current.holder, time: shortTime(current.beganAt) })}
            </strong>
          </p>
        )}
        {current !== null && free && <p>{t('heldOffline')}</p>}
        <Left last={asked.value?.last ?? null} />
      </section>
      {(standing === 'MINE' || free) && (
        <div className="acts">
          {standing === 'MINE' ? (
            <button type="button" className="act primary" onClick={resume}>
              {t('resume')}
            </button>
          ) : (
            <button type="button" className="act primary" onClick={take}>
              {t('takeOver')}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function Left({ last }: { last: Duty['last'] }) {
  const { t } = useTranslation('checkpoint');
  if (last === null) {
    return <p>{t('noBefore')}</p>;
  }
  return (
    <>
      {last.endedAt !== null && <p>{t('handedOverBy', { holder: last.holder, time: shortTime(last.endedAt) })}</p>}
      {last.note && <p>{last.note}</p>}
      <h3>{t('openItems', { count: last.openItems.length })}</h3>
      <ul>
        {last.openItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}
