import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';

export interface Argument {
  key: string;
  value: string;
}

export function argumentsOf(map: Record<string, string> | undefined): Argument[] {
  return Object.entries(map ?? {}).map(([key, value]) => ({ key, value }));
}

export function mapOf(args: Argument[]): Record<string, string> {
  return Object.fromEntries(args.filter(argument => argument.key).map(argument => [argument.key, argument.value]));
}

/** Arguments of a job or a run, each a key and a value. */
export function Arguments({ args, change }: { args: Argument[]; change: (args: Argument[]) => void }) {
  function set(place: number, to: Partial<Argument>): void {
    change(args.map((argument, i) => (i === place ? { ...argument, ...to } : argument)));
  }
  return (
    <AttributeEditor<Argument>
      items={args}
      onAddButtonClick={() => change([...args, { key: '--', value: '' }])}
      onRemoveButtonClick={({ detail }) => change(args.filter((_, i) => i !== detail.itemIndex))}
      addButtonText="Add an argument"
      removeButtonText="Remove"
      empty="No arguments. The script reads them by getResolvedOptions."
      definition={[
        { label: 'Argument', control: (a, i) => <Input value={a.key} ariaLabel="Argument" spellcheck={false} onChange={({ detail }) => set(i, { key: detail.value })} /> },
        { label: 'Value', control: (a, i) => <Input value={a.value} ariaLabel="Value" spellcheck={false} onChange={({ detail }) => set(i, { value: detail.value })} /> },
      ]}
    />
  );
}
