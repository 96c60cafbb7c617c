import { createRoot } from 'react-dom/client';
import { openDemoSession } from './demo-session.ts';
import { GraphiqlPage } from './graphiql-page.tsx';

const session = await openDemoSession();
createRoot(document.getElementById('root')!).render(<GraphiqlPage session={session} />);
