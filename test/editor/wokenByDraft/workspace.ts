import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeRepository } from "../asleep/makeRepository.ts";
import { noteText } from "../support/noteFixture.ts";

/** A repository with a private draft, and nothing else of Tacit's. */
export async function prepare(folder: string): Promise<void> {
	await makeRepository(folder, { "packages/app/a.txt": "one\ntwo\nthree\n" });
	const draft = join(folder, ".git/tacit/drafts/packages/app/note.dr4ft001.md");
	mkdirSync(dirname(draft), { recursive: true });
	writeFileSync(
		draft,
		noteText({
			id: "dr4ft001",
			title: "Between you and me",
			file: "a.txt",
			lines: [2, 2],
			quote: "two",
		}),
	);
}

export const open = "packages/app";
