/** What CAMEO's codes mean to us: kind of event, topic, roles. Small enough to be in every build. */
import type { ActorRole, EventKind, LanguageMap } from '../document/model.ts';

/** By the longest prefix that fits. */
const KINDS: Readonly<Record<string, EventKind>> = {
  '01': 'statement',
  '02': 'statement',
  '03': 'statement',
  '04': 'meeting',
  '042': 'visit',
  '043': 'visit',
  '05': 'statement',
  '050': 'measure',
  '054': 'measure',
  '057': 'agreement',
  '06': 'measure',
  '07': 'measure',
  '08': 'measure',
  '09': 'measure',
  '10': 'statement',
  '11': 'statement',
  '115': 'measure',
  '116': 'measure',
  '12': 'statement',
  '128': 'measure',
  '129': 'measure',
  '13': 'statement',
  '14': 'conflict',
  '15': 'measure',
  '16': 'measure',
  '17': 'measure',
  '175': 'conflict',
  '18': 'conflict',
  '19': 'conflict',
  '20': 'conflict',
};

export function kindOfCode(code: string): EventKind {
  return byPrefix(KINDS, code) ?? 'other';
}

/** Ours, across CAMEO's roots: what an event is about, whether it is asked for, promised, done or refused. */
export const CAMEO_TOPICS = {
  diplomacy: { en: 'Diplomacy', ar: 'الدبلوماسية' },
  negotiation: { en: 'Negotiation and mediation', ar: 'المفاوضات والوساطة' },
  economy: { en: 'Economic cooperation', ar: 'التعاون الاقتصادي' },
  sanctions: { en: 'Sanctions', ar: 'العقوبات' },
  aid: { en: 'Aid', ar: 'المساعدات' },
  military: { en: 'Armed forces and security', ar: 'القوات المسلحة والأمن' },
  justice: { en: 'Law and investigation', ar: 'القضاء والتحقيقات' },
  reform: { en: 'Rights and political reform', ar: 'الحقوق والإصلاح السياسي' },
  protest: { en: 'Protest', ar: 'الاحتجاج' },
  violence: { en: 'Violence and war', ar: 'العنف والحرب' },
} as const satisfies Record<string, LanguageMap>;
export type CameoTopic = keyof typeof CAMEO_TOPICS;

/** By the longest prefix that fits; codes whose meaning differs between code books (105 to 108) stay with their root. */
const TOPICS: Readonly<Record<string, CameoTopic>> = {
  ...roots('diplomacy', '01', '02', '03', '04', '05', '08', '10', '11', '12', '13', '16'),
  ...roots('negotiation', '026', '027', '028', '036', '037', '038', '039', '044', '045', '046'),
  ...roots('negotiation', '125', '126', '127', '134', '135', '164', '165'),
  ...roots('economy', '0211', '0311', '06', '061', '1011', '1211'),
  ...roots('sanctions', '0251', '0254', '0351', '0354', '081', '085', '1051', '1054', '1241', '1244'),
  ...roots('sanctions', '1312', '132', '163', '172'),
  ...roots('aid', '023', '033', '07', '0863', '103', '122', '1311', '162', '1663'),
  ...roots('military', '0212', '0256', '0312', '0356', '062', '0861', '087', '1012', '1056', '1212', '1246'),
  ...roots('military', '138', '15', '1661'),
  ...roots(
    'justice',
    '0213',
    '0214',
    '0313',
    '0314',
    '063',
    '064',
    '09',
    '1013',
    '1014',
    '115',
    '116',
    '173',
  ),
  ...roots('reform', '024', '034', '0811', '0812', '083', '104', '123', '1321', '1322', '1721', '1722'),
  ...roots('protest', '0252', '0352', '082', '1052', '1242', '133', '14'),
  ...roots('violence', '137', '17', '175', '18', '19', '20'),
};

function roots(topic: CameoTopic, ...prefixes: readonly string[]): Record<string, CameoTopic> {
  return Object.fromEntries(prefixes.map((prefix) => [prefix, topic]));
}

export function topicOfCode(code: string): CameoTopic {
  return byPrefix(TOPICS, code) ?? 'diplomacy';
}

/** Roles of the first and the second actor. */
export function rolesOfCode(code: string): readonly [ActorRole, ActorRole] {
  if (code === '042') return ['participant', 'host'];
  if (code === '043') return ['host', 'participant'];
  if (code === '045') return ['mediator', 'participant'];
  if (code === '057') return ['signatory', 'signatory'];
  return kindOfCode(code) === 'statement' ? ['speaker', 'addressee'] : ['participant', 'participant'];
}

function byPrefix<T>(table: Readonly<Record<string, T>>, code: string): T | null {
  for (let length = code.length; length >= 2; length--) {
    const found = table[code.slice(0, length)];
    if (found !== undefined) return found;
  }
  return null;
}
