import { isAwake } from "../support/isAwake.ts";

describe("Tacit in a folder of a repository", () => {
	it("wakes by the team's settings at the repository's root", isAwake);
});
