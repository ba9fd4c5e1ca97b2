import assert from "node:assert/strict";
import { eventually } from "../support/eventually.ts";
import { isAwake } from "../support/isAwake.ts";
import { openFile } from "../support/openFile.ts";
import { linesOfNote } from "../support/shownNotes.ts";
import { fileUri } from "../support/workspaceFiles.ts";

describe("Tacit in a folder of a repository", () => {
	it("wakes by a private draft in the git directory above, and shows it", async () => {
		await isAwake();
		const { document } = await openFile(fileUri("a.txt"));
		await eventually(async () =>
			assert.deepEqual(await linesOfNote(document, "dr4ft001"), [2, 2]),
		);
	});
});
