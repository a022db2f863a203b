/** What the file says of itself, in the two forms that readers look for. */
import { strToU8 } from 'fflate';
import type { Scene } from '../scene.ts';
import { escapeXml } from '../svg/xml.ts';
import { pdfText, type PdfFile } from './pdf-file.ts';

const PRODUCER = 'Communiqué';

/** Gives the number of the information dictionary. No date is in it: the same figure is the same file. */
export function writeInformation(scene: Scene, file: PdfFile): number {
  return file.add(
    `<</Title${pdfText(scene.title)}/Subject${pdfText(scene.description)}/Creator${pdfText(PRODUCER)}/Producer${pdfText(PRODUCER)}>>`,
  );
}

/** Gives the number of the XMP packet (ISO 16684-1). Readers want it uncompressed, so that any program can find it. */
export function writeXmp({ title, description, language }: Scene, file: PdfFile): number {
  const alternatives = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li><rdf:li xml:lang="${escapeXml(language)}">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const packet = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    `<dc:title>${alternatives(title)}</dc:title>`,
    `<dc:description>${alternatives(description)}</dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>`,
    `<pdf:Producer>${PRODUCER}</pdf:Producer>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
  return file.addPlainStream('/Type/Metadata/Subtype/XML', strToU8(packet));
}
