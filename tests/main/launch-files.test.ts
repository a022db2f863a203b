import { describe, expect, it } from 'vitest';
import { filesAmong } from '../../src/main/launch-files.ts';

describe('The files among a program’s arguments', () => {
  it('follow the program, and in development the app’s folder too', () => {
    expect(filesAmong(['/opt/communique', '/a.communique', 'b.communique'], '/home', true)).toEqual([
      '/a.communique',
      '/home/b.communique',
    ]);
    expect(filesAmong(['electron', '.', 'b.communique'], '/home', false)).toEqual(['/home/b.communique']);
  });

  it('may be named by file URLs, as desktop entries do', () => {
    const url = 'file:///home/a%20summit%20%D9%82%D9%85%D8%A9.communique';
    expect(filesAmong(['x', url], '/h', true)).toEqual(['/home/a summit قمة.communique']);
  });

  it('are not what begins with a dash', () => {
    expect(filesAmong(['x', '--no-sandbox', '-v', 'a'], '/h', true)).toEqual(['/h/a']);
  });
});
