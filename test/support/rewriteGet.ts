import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Rewrites the method of the sample that a note speaks of so far that Tacit asks where it went, in a copy at `folder`. */
export async function rewriteGet(folder: string): Promise<void> {
	const file = join(folder, "src/auth/token.ts");
	const before = await readFile(file, "utf8");
	const after = before.replace(
		/ {2}async get\(.*?\n {2}\}\n/s,
		`  async valid(clock: Clock): Promise<Held> {
    const held = this.#held;
    return fresh(held, clock) ? held : this.renew(clock);
  }
`,
	);
	if (after === before) throw new Error("The sample has no such method.");
	await writeFile(file, after);
}
