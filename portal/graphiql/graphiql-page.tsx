import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createClient } from 'graphql-ws';
import { useEffect, useMemo, useState } from 'react';
import type { DemoAccount, DemoSession } from './demo-session.ts';
import './graphiql-page.css';

const CHOICE = 'gaitway:graphiql:email';

const FIRST_QUERY = `# You are signed in; choose as whom at the top right.
# Ctrl-Space completes, Ctrl-Enter runs.

query Participants {
  me {
    name
    groups
  }
  participants(first: 10) {
    edges {
      node {
        givenName
        familyName
        latestRecording {
          status
          score
          scoreInterval {
            low
            high
          }
        }
      }
    }
  }
}

# Run this one, then submit a recording.
subscription Recordings {
  recordingChanged {
    id
    status
    score
  }
}
`;

/** GraphiQL for developers, already signed in: its requests carry a token of the chosen demo user. */
export function GraphiqlPage({ session }: { session: DemoSession }) {
  const [email, setEmail] = useState(() => localStorage.getItem(CHOICE));
  const account = session.accounts.find((one) => one.email === email) ?? session.accounts[0];
  const fetcher = useFetcher(session, account);

  function choose(chosen: string) {
    localStorage.setItem(CHOICE, chosen);
    setEmail(chosen);
  }

  return (
    <GraphiQL key={account?.email} fetcher={fetcher} defaultQuery={FIRST_QUERY}>
      <GraphiQL.Logo>
        <AccountChoice accounts={session.accounts} chosen={account} onChoose={choose} />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

function useFetcher(session: DemoSession, account: DemoAccount | undefined) {
  const authorization = useMemo(
    () => async () => (account === undefined ? undefined : session.accessToken(account)),
    [session, account],
  );
  const socket = useMemo(() => {
    const url = new URL('/graphql', window.location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    return createClient({
      url: url.href,
      connectionParams: async () => ({ authorization: await authorization() }),
    });
  }, [authorization]);
  useEffect(() => () => socket.terminate(), [socket]);

  return useMemo(
    () =>
      createGraphiQLFetcher({
        url: '/graphql',
        wsClient: socket,
        fetch: async (input, init) => {
          const headers = new Headers(init?.headers);
          const token = await authorization();
          // Headers from the header editor take precedence.
          if (token !== undefined && !headers.has('authorization')) {
            headers.set('authorization', token);
          }
          return fetch(input, { ...init, headers });
        },
      }),
    [socket, authorization],
  );
}

function AccountChoice({
  accounts,
  chosen,
  onChoose,
}: {
  accounts: readonly DemoAccount[];
  chosen: DemoAccount | undefined;
  onChoose: (email: string) => void;
}) {
  if (chosen === undefined) {
    return (
      <span className="account">No demo here: write a token as authorization into the headers</span>
    );
  }
  return (
    <label className="account">
      Gaitway as
      <select value={chosen.email} onChange={(event) => onChoose(event.target.value)}>
        {accounts.map(({ email, role }) => (
          <option key={email} value={email}>
            {role}
          </option>
        ))}
      </select>
    </label>
  );
}
