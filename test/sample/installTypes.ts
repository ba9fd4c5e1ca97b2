import { cp } from "node:fs/promises";
import { join } from "node:path";

const ours = join(import.meta.dirname, "../../node_modules");

/**
 * Puts the types of Node and undici into the sample's ignored `node_modules`, as `npm install` there
 * would: the editor's own hovers then know every name, and nothing is underlined. Git sees no change.
 */
export async function installTypes(folder: string): Promise<void> {
	const theirs = join(folder, "node_modules");
	const packages = [
		["@types/node", "@types/node"],
		["undici-types", "undici-types"],
		["undici-types", "undici"],
	] as const;
	for (const [from, to] of packages)
		await cp(join(ours, from), join(theirs, to), {
			recursive: true,
			dereference: true,
		});
}
