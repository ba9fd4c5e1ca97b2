/** Crockford's base 32, without what is easily misread. */
const digits = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Four characters of base 32 that stand for a line without style, whatever its layout: FNV-1a (32 bits, over UTF-16
 * units), folded to 20 bits.
 */
export function fingerprint(line: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < line.length; at++)
		hash = Math.imul(hash ^ line.charCodeAt(at), 0x01000193);
	const folded = ((hash >>> 20) ^ hash) & 0xfffff;
	return [15, 10, 5, 0]
		.map((shift) => digits[(folded >>> shift) & 31] ?? "")
		.join("");
}
