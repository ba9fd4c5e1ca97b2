import type { Pacer } from "../pacer.ts";
import type { WorkTree } from "../ports.ts";

/**
 * A text that is equal for work trees of the same files with the same texts, and for others by nothing but a chance
 * collision of its 64 bits. `undefined` where git does not know the text of every file. In slices.
 */
export async function treeSignature(
	tree: WorkTree,
	pacer: Pacer,
): Promise<string | undefined> {
	let one = 0x9e3779b9;
	let other = 0x85ebca6b;
	const add = (text: string) => {
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			one = Math.imul(one ^ code, 0x9e3779b1);
			other = Math.imul(other ^ code, 0x5f356495) ^ (one >>> 15);
		}
		one = Math.imul(one ^ 0xff, 0x9e3779b1);
	};
	let count = 0;
	for (const [path, blob] of tree) {
		if (blob === undefined) return undefined;
		add(path);
		add(blob);
		if (++count % 256 === 0 && pacer.isDue()) await pacer.rest();
	}
	return [count, one >>> 0, other >>> 0].join("-");
}
