// The world in memory answers as a disk would.

import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../support/memory-world.ts';

const world = memoryWorld(
  { '/a/b/c.xml': '<x/>', '/a/d.txt': { text: 'ä', charset: 'iso-8859-1', bom: false } },
  {
    keystores: { '/a/k.jks': (password) => ({ state: password === 'right' ? 'open' : 'locked', entries: [], complete: true }) },
    links: { '/a/loop': '/a', '/a/to-b': 'b', '/a/self': '/a/self' },
    forbidden: ['/a/closed'],
    folders: ['/a/closed', '/a/empty'],
  },
);

describe('memory world', () => {
  it('finds files and folders', () => {
    expect(world.look('/a/b/c.xml')).toEqual({ kind: 'file', real: '/a/b/c.xml', listed: undefined });
    expect(world.look('/a/b/').kind).toBe('folder');
    expect(world.look('/a/x')).toEqual({ kind: 'missing', real: '/a/x', listed: undefined });
    expect(world.look('/a/closed').kind).toBe('forbidden');
    expect(world.list('/a')).toEqual(['b', 'closed', 'd.txt', 'empty', 'k.jks', 'loop', 'self', 'to-b']);
    expect(world.list('/a/closed')).toEqual([]);
  });

  it('says how a name is listed', () => {
    expect(world.look('/a/B/C.XML')).toEqual({ kind: 'file', real: '/a/b/c.xml', listed: '/a/b/c.xml' });
    expect(world.look('/a/b/../b/c.xml')).toEqual({ kind: 'file', real: '/a/b/c.xml', listed: undefined });
  });

  it('follows links and ends in loops', () => {
    expect(world.look('/a/to-b/c.xml').real).toBe('/a/b/c.xml');
    expect(world.look('/a/loop/loop/loop/b/c.xml').real).toBe('/a/b/c.xml');
    expect(world.look('/a/self').kind).toBe('missing');
  });

  it('reads texts and opens keystores', () => {
    expect(world.text('/a/to-b/c.xml')?.text).toBe('<x/>');
    expect(world.text('/a/d.txt')?.charset).toBe('iso-8859-1');
    expect(world.text('/a/k.jks')).toBeUndefined();
    expect(world.open('/a/k.jks', 'right', undefined).state).toBe('open');
    expect(world.open('/a/k.jks', 'wrong', undefined).state).toBe('locked');
    expect(world.open('/a/d.txt', '', undefined).state).toBe('damaged');
  });
});
