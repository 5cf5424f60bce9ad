import Button from '@cloudscape-design/components/button';
import { useEffect, useState } from 'react';
import type { Desk } from './desk';
import { quietly } from './sessions';

interface Variable {
  name: string;
  type: string;
  value: string;
}

const ASK = "__import__('mastic_job.variables').variables.tell(globals())";

/** What the cells have made: asked for when a cell has come to its end, never while one runs. */
export function Variables({ desk, session, ended, close }: { desk: Desk; session: string | undefined; ended: number; close: () => void }) {
  const [variables, setVariables] = useState<Variable[]>();
  useEffect(() => {
    if (!session) {
      setVariables(undefined);
    } else if (!desk.runner.isBusy()) {
      void quietly(session, ASK).then(said => said !== undefined && setVariables(read(said)));
    }
  }, [session, ended]);
  return (
    <aside className="variables" aria-label="Variables">
      <div className="variables-head"><b>Variables</b><Button variant="icon" iconName="close" ariaLabel="Close the variables" onClick={close} /></div>
      {!session && <p>They are there when a cell has run.</p>}
      {variables?.length === 0 && <p>No cell has made any.</p>}
      {variables && variables.length > 0 && (
        <table>
          <thead><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
          <tbody>
            {variables.map(one => (
              <tr key={one.name}><th scope="row"><span className="mono">{one.name}</span><small>{one.type}</small></th><td className="mono">{one.value}</td></tr>
            ))}
          </tbody>
        </table>
      )}
    </aside>
  );
}

function read(said: string): Variable[] {
  try {
    return JSON.parse(said) as Variable[];
  } catch {
    return [];
  }
}
