// What a notebook's page makes of a file and of magics, beside what the kernel makes of them: no browser is needed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { source } from './source.mjs';

const KERNEL = fileURLToPath(new URL('../../python/src', import.meta.url));

/** What Python says of a value, by a program that has it as `given`. */
function python(program, given) {
  const run = spawnSync('python3', ['-c', `import json, sys\nsys.path.insert(0, ${JSON.stringify(KERNEL)})\ngiven = json.load(sys.stdin)\n${program}`], { input: JSON.stringify(given), encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout ? JSON.parse(run.stdout) : undefined;
}

const code = (text, place = 0) => ({ id: `c${place}`, kind: 'python', source: text, outputs: [], count: null, metadata: {}, rest: {} });

test('cells are taken apart as the kernel does', async () => {
  const { split } = await source('notebooks/magics.ts');
  const cells = [
    '1 + 1', '%idle_timeout 60\n%number_of_workers 2', '%status\nprint(1)\n%session_id\nprint(2)', '\n\n%%sql\nselect 1', '%%sql select 1', '%%sql select 1,\n  2', 'text = """\n%help\n"""\ntext',
    'f(\n%help\n)', "'''a'''\n%help", '# "\n%help', "x = 'it\\'s'\n%help", '  %help', 'if True:\n    %help', '%nosuch 1', '%%nosuch\n1', '%%configure\n{"a": 1}', '%etl', '%tags {"a": "b"}', 'a % b', '%matplot', 'x = [\n  1]\n%help\n\ny', '',
  ];
  const theirs = python(`
from mastic_notebook import cell
def parts(code):
    try:
        return [[kind, name or "", text.strip()] for kind, name, text in cell.split(code)]
    except cell.UnknownMagic:
        return "unknown"
print(json.dumps([parts(code) for code in given]))`, cells);
  const ours = cells.map(cell => {
    try {
      return split(cell).map(part => [part.kind, part.name, part.text.trim()]);
    } catch {
      return 'unknown';
    }
  });
  assert.deepEqual(ours, theirs);
  const [, , after] = split('%etl\n%help\n\nx = 1\n1 / 0');
  assert.equal(after.text.split('\n').indexOf('1 / 0'), 4, 'code keeps the numbers of its lines');
});

test('what a session is to be is what the kernel asks for', async () => {
  const { newSettings, set, configure } = await source('notebooks/magics.ts');
  const sets = [
    ['glue_version', '5.1'], ['worker_type', 'G.2X'], ['number_of_workers', '3'], ['idle_timeout', '7'], ['timeout', '99'], ['session_type', 'Streaming'], ['security_config', 's'], ['connections', 'a, b'],
    ['additional_python_modules', 'x,y'], ['extra_py_files', 's3://b/a.py'], ['extra_jars', 's3://b/a.jar'], ['temp_dir', 's3://b/t'], ['spark_conf', 'a=1'], ['spark_conf', 'b=2'], ['enable_glue_datacatalog', 'False'],
  ];
  const conf = { number_of_workers: 4, connections: ['c', 'd'], '--color': 'red', '--n': 1, tags: { of: 'us', n: 1 } };
  const theirs = python(`
from mastic_notebook.settings import Settings
settings = Settings()
for name, value in given["sets"]:
    settings.set(name, value)
before = settings.request("i", "r", {})
settings.configure(json.dumps(given["conf"]))
print(json.dumps([before, settings.request("i", "r", {})]))`, { sets, conf });
  const shown = of => JSON.parse(JSON.stringify({
    Command: { Name: of.command, PythonVersion: '3' }, GlueVersion: of.glueVersion, NumberOfWorkers: of.workers, WorkerType: of.workerType, DefaultArguments: of.arguments, IdleTimeout: of.idleTimeout, Timeout: of.timeout,
    SessionType: of.sessionType, SecurityConfiguration: of.securityConfiguration, Connections: of.connections.length ? { Connections: of.connections } : undefined, Tags: Object.keys(of.tags).length ? of.tags : undefined, Id: 'i', Role: 'r',
  }));
  const settings = newSettings();
  sets.forEach(([name, value]) => set(settings, name, value));
  const before = shown(settings);
  configure(settings, JSON.stringify(conf));
  assert.deepEqual([before, shown(settings)], theirs);
  for (const [name, value] of [['number_of_workers', 'many'], ['session_type', 'ray'], ['worker_type', '']]) {
    assert.throws(() => set(newSettings(), name, value), /number|session_type|value/);
  }
  for (const text of ['{', '[]', '{"nosuch": 1}', '{"tags": 1}', '{"profile": "p"}']) {
    assert.throws(() => configure(newSettings(), text));
  }
});

test('a notebook becomes a script that Python takes: magics are settings and comments', async () => {
  const { scriptOf } = await source('notebooks/script.ts');
  const cells = [
    { ...code('# A title\nand text'), kind: 'markdown' }, code('%glue_version 5.0\n%number_of_workers 3\n%additional_python_modules pandas\nx = 1'), code('%%configure\n{"timeout": 7, "--color": "red", "tags": {"a": "b"}}'),
    { ...code('select "a\\b" as x\nfrom `t`;'), kind: 'sql' }, code('%status\n%matplot plt\ndisplay(x)\n'), code('%streaming'), code('%%sql select 1'),
  ];
  const { text, settings } = scriptOf(cells);
  python('import ast\nast.parse(given)', text);
  for (const line of ['# # A title', '# and text', '# %glue_version 5.0', 'x = 1', '# %%configure', '# %status', '# %matplot plt', 'display(x)', '# %streaming', 'spark.sql("select 1").show()', 'def display(*values, rows=20):']) {
    assert.ok(text.split('\n').includes(line), `${line} in ${text}`);
  }
  const [sql] = python(`
import ast
print(json.dumps([n.args[0].value for n in ast.walk(ast.parse(given)) if isinstance(n, ast.Call) and getattr(n.func, "attr", "") == "sql"]))`, text).sort((a, b) => b.length - a.length);
  assert.equal(sql.trim(), 'select "a\\b" as x\nfrom `t`');
  assert.deepEqual([settings.workers, settings.timeout, settings.command, settings.arguments['--color'], settings.arguments['--additional-python-modules'], settings.tags], [3, 7, 'gluestreaming', 'red', 'pandas', { a: 'b' }]);
  assert.throws(() => scriptOf([code('1'), code('%nosuch')]), /Cell 2: There is no magic %nosuch/);
});

test('files of notebooks are read and written as Jupyter does, and what is none is refused by its reason', async () => {
  const { parse, serialize, fromScript, emptyNotebook } = await source('notebooks/ipynb.ts');
  const file = {
    nbformat: 4, nbformat_minor: 2, metadata: { kernelspec: { name: 'python3', display_name: 'Python 3' }, other: { a: 1 } },
    cells: [
      { cell_type: 'markdown', metadata: { x: 1 }, source: ['# a\n', 'b'], attachments: { 'p.png': { 'image/png': 'AA==' } } },
      { cell_type: 'code', metadata: {}, execution_count: 3, source: '%%sql\nselect 1', outputs: [{ output_type: 'stream', name: 'stdout', text: ['a\n', 'b'] }, { output_type: 'display_data', data: { 'text/plain': ['x', 'y'], 'application/json': [1] }, metadata: {} }, { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['t'] }, { output_type: 'odd' }] },
      { cell_type: 'raw', metadata: {}, source: '' },
    ],
  };
  const read = parse(JSON.stringify(file));
  assert.deepEqual(read.cells.map(cell => [cell.kind, cell.source]), [['markdown', '# a\nb'], ['sql', 'select 1'], ['raw', '']]);
  const written = JSON.parse(serialize(read));
  assert.deepEqual(parse(serialize(read)), read, 'nothing is lost on the way');
  assert.deepEqual([written.metadata.other, written.cells[0].attachments, written.cells[1].source], [{ a: 1 }, file.cells[0].attachments, ['%%sql\n', 'select 1']]);
  python('try:\n    import nbformat\nexcept ImportError:\n    sys.exit()\nfor text in given:\n    nbformat.validate(nbformat.reads(text, 4))', [serialize(read), serialize(emptyNotebook()), serialize(fromScript('# %%\n1\n\n# %% [markdown]\n# # t\n'))]);
  for (const [text, why] of [['<html>', /not JSON/], ['[]', /no "nbformat"/], ['{"nbformat": 3, "worksheets": []}', /format 3/], ['{"nbformat": 4}', /no list of cells/], ['{"nbformat": 4, "cells": [1]}', /cell 1 is none/], ['{"nbformat": 4, "cells": [{"cell_type": "code"}]}', /no text/], ['{"nbformat": 4, "cells": [{"cell_type": "x", "source": ""}]}', /kind "x"/], [JSON.stringify({ nbformat: 4, cells: Array(20_001).fill({}) }), /20001 cells/]]) {
    assert.throws(() => parse(text), why);
  }
  assert.deepEqual(fromScript('import a\n\n# %% [markdown]\n# # Title\n\n# %%\nx = 1\n').cells.map(cell => [cell.kind, cell.source]), [['python', 'import a'], ['markdown', '# Title'], ['python', 'x = 1']]);
  const many = { ...read, cells: Array.from({ length: 10_000 }, (_, i) => code(`x = ${i}`, i)) };
  assert.equal(parse(serialize(many)).cells.length, 10_000);
});

test('outputs are told from their marks, errors lead to their line, and rows are sorted as what they are', async () => {
  const { outputsOf, failingLine, sorted } = await source('notebooks/output.ts');
  const mark = body => `\u001emastic-display ${body}\u001e\n`;
  const stream = text => ({ output_type: 'stream', name: 'stdout', text });
  assert.deepEqual(outputsOf(`a\n${mark('{"text/plain":"x"}')}b`, false), [stream('a\n'), { output_type: 'display_data', data: { 'text/plain': 'x' }, metadata: {} }, stream('b')]);
  assert.deepEqual(outputsOf('a\u001emastic-dis', false), [stream('a')]);
  assert.deepEqual(outputsOf('a\u001emastic-display {"cut', true), [stream('a'), stream('{"cut')]);
  assert.deepEqual(outputsOf(mark('no json'), true), [stream('no json')]);
  const frames = ['Traceback (most recent call last):', '  File "<cell 7>", line 3, in <module>', '  File "<cell 2>", line 9, in f', 'ZeroDivisionError: division by zero'];
  assert.equal(failingLine('python', { evalue: '', traceback: frames }), 3);
  assert.equal(failingLine('sql', { evalue: "Syntax error at or near 'form'.(line 2, pos 9)", traceback: frames }), 2);
  assert.equal(failingLine('python', { evalue: '', traceback: ['none'] }), undefined);
  assert.deepEqual(sorted([['10'], ['9'], ['NULL'], ['-1']], 0, false), [['-1'], ['9'], ['10'], ['NULL']]);
  assert.deepEqual(sorted([['b'], ['a'], ['']], 0, true), [['b'], ['a'], ['']]);
});
