import assert from "node:assert/strict";
import { languages, Uri, window } from "vscode";
import { eventually } from "../support/eventually.ts";
import { everywhere } from "./everywhere.ts";
import { malformedNote } from "./places.ts";

describe("when the window has opened", () => {
	it("what is wrong with a note is in the Problems panel, though no file is open", async () => {
		assert.deepEqual(window.visibleTextEditors, []);
		const problem = await eventually(() => {
			const [first] = languages.getDiagnostics(
				Uri.file(everywhere(malformedNote)),
			);
			assert.ok(first);
			return first;
		});
		assert.match(problem.message, /no front matter\. Expected: /);
	});
});
