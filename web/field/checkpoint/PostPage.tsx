import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, data } from '../../api/client';
import { serverNow, stamp, uuidAt } from '../outbox/clock';
import { useDesk } from '../outbox/desk';
import { AsOf } from '../shell/AsOf';
import { useAnswer } from '../shell/answer';
import { Choice } from '../shell/Choice';
import { Page } from '../shell/Page';
import { shortTime } from '../shell/time';
import type { Post } from './gate';
import { keepShift } from './shift';

/** Which post, and what the shift before left. */
export default function PostPage() {
  const { t } = useTranslation('checkpoint');
  const desk = useDesk();
  const navigate = useNavigate();
  const asked = useAnswer(desk, 'posts', () => data(api.GET('/api/checkpoints/posts', {})));
  const [chosen, setChosen] = useState<string | null>(null);
  const posts = asked.value ?? [];
  const post = posts.find((one) => one.post === chosen) ?? (posts.length === 1 ? posts[0] : undefined);

  const takeOver = async (where: Post) => {
    const id = uuidAt(serverNow());
    const at = stamp();
    await desk.keep([
      {
        type: 'shift',
        path: '/api/checkpoints/shifts',
        content: { id, post: where.post, at },
        label: t('takenOver', { post: where.name }),
        about: [`shift:${id}`],
      },
    ]);
    await keepShift(desk, { id, post: where, beganAt: at });
    navigate('/checkpoint');
  };

  return (
    <Page
      title={t('takeOverTitle')}
      acts={
        post !== undefined && (
          <button type="button" className="act primary" onClick={() => takeOver(post)}>
            {t('takeOver')}
          </button>
        )
      }
    >
      {posts.length > 0 && (
        <Choice
          label={t('post')}
          options={posts.map((one) => one.post)}
          words={(one) => words(posts.find((other) => other.post === one))}
          value={post?.post ?? null}
          onChoose={setChosen}
          columns={1}
        />
      )}
      {asked.value !== null && posts.length === 0 && <p>{t('noPosts')}</p>}
      <AsOf asked={asked} />
      {post !== undefined && <Before key={post.post} post={post} />}
    </Page>
  );
}

const words = (post: Post | undefined) => (post === undefined ? '' : `${post.name} · ${post.regionName}`);

function Before({ post }: { post: Post }) {
  const { t } = useTranslation('checkpoint');
  const desk = useDesk();
  const asked = useAnswer(desk, `shifts:${post.post}`, () =>
    data(api.GET('/api/checkpoints/{post}/shift', { params: { path: { post: post.post } } })),
  );
  const { current, last } = asked.value ?? { current: null, last: null };
  return (
    <section>
      <h2>{t('before')}</h2>
      {current !== null && (
        <p>
          <strong>{t('held', { holder: current.holder, time: shortTime(current.beganAt) })}</strong>
        </p>
      )}
      {last === null ? (
        <p>{t('noBefore')}</p>
      ) : (
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
      )}
    </section>
  );
}
