import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { InputsForm } from '../../src/ui/wdl/InputsForm';
import { findings, show } from '../ui/shown';

const WORKFLOW = {
  name: 'wf',
  inputs: [
    { name: 'wf.sample', type: 'Sample', optional: false, description: '<b>what</b>' },
    { name: 'wf.depth', type: 'Int', optional: true, defaultText: '30' },
  ],
  outputs: [],
  structs: { Sample: [{ name: 'cram', type: 'File' }, { name: 'lanes', type: 'Array[Int]' }] },
};

function Form({ first = '' }: { first?: string }) {
  const [inputs, setInputs] = useState<Record<string, string>>({ sample: first });
  return (
    <>
      <InputsForm workflow={WORKFLOW} inputs={inputs} known={{ tables: [], data: [] }} values={{ row: 'A', values: { sample: { fault: 'no such cell' } } }} faults={{ depth: ['is no number'] }} onChange={(name, text) => setInputs((before) => ({ ...before, [name]: text }))} />
      <output>{inputs.sample}</output>
    </>
  );
}

test('a struct is written member by member, and becomes the literal that is sent', () => {
  show(<Form />);
  fireEvent.click(screen.getByRole('button', { name: 'Write a value for sample' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'sample cram' }), { target: { value: 'a.cram' } });
  fireEvent.click(screen.getByRole('button', { name: 'Add an item' }));
  fireEvent.change(screen.getByRole('spinbutton', { name: 'sample lanes 1' }), { target: { value: '7' } });
  expect(JSON.parse(screen.getByRole('status').textContent ?? '')).toEqual({ cram: 'a.cram', lanes: [7] });
});

test('an expression has a field by the name of its input, its value, its description as text, and its faults', () => {
  const { container } = show(<Form first="this.sample" />);
  expect(screen.getByLabelText(/^sample/)).toHaveProperty('value', 'this.sample');
  expect(screen.getByTestId('live').textContent).toBe('no such cell');
  expect(container.textContent).toContain('<b>what</b>');
  expect(screen.getByText('is no number')).toBeTruthy();
  expect(screen.getByText('default: 30')).toBeTruthy();
});

test('has no serious finding', async () => {
  expect(await findings(show(<Form first='{"cram":"a","lanes":[1]}' />).container)).toEqual([]);
});
