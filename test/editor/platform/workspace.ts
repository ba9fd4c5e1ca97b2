import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** One TypeScript file in a folder that is no repository. */
export async function prepare(folder: string): Promise<void> {
	await mkdir(join(folder, "src"));
	await writeFile(
		join(folder, "src", "greeting.ts"),
		'export function greeting() {\n  return "Hello";\n}\n',
	);
}

export const wakes = false;
