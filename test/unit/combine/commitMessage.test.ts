import { describe, expect, it } from "vitest";
import { commitMessage } from "../../../src/combine/commitMessage.ts";

describe("the message of a commit of notes", () => {
	it("is the title of a single note", () => {
		expect(commitMessage(["Refresh early"], 1)).toBe("Note: Refresh early");
	});

	it("lists the titles of several", () => {
		expect(commitMessage(["One", "Two"], 3)).toBe(
			"Notes: 3 on why the code is as it is\n\n- One\n- Two",
		);
	});

	it("says so when a note goes", () => {
		expect(commitMessage([], 1)).toBe("Remove a note");
	});
});
