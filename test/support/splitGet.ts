import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Takes the method of the sample that a note speaks of apart into three that are much alike, in a copy at `folder`: Tacit
 * asks which of them it speaks of. They are on lines 25 to 27, 30 to 32 and 35 to 37.
 */
export async function splitGet(folder: string): Promise<void> {
	const file = join(folder, "src/auth/token.ts");
	const before = await readFile(file, "utf8");
	const after = before.replace(
		/ {2}async get\(.*?\n {2}\}\n/s,
		`  async forChunk(now = Date.now()): Promise<Token> {
    return this.#goodFor(5 * REFRESH_AHEAD, now) ?? this.refresh();
  }

  /** A token for a request that ends at once. */
  async forPing(now = Date.now()): Promise<Token> {
    return this.#goodFor(REFRESH_AHEAD, now) ?? this.refresh();
  }

  /** A token for a report, which may take minutes. */
  async forReport(now = Date.now()): Promise<Token> {
    return this.#goodFor(10 * REFRESH_AHEAD, now) ?? this.refresh();
  }
`,
	);
	if (after === before) throw new Error("The sample has no such method.");
	await writeFile(file, after);
}
