import { afterEach, beforeEach, expect, it } from "vitest";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ "src/a.ts": "a\n" });
});
afterEach(() => repository.dispose());

const hasTours = async (hasHistory: boolean) => {
	const opened = await openedTacit(repository, { hasHistory });
	const answer = await opened.tacit.hasTours();
	opened.dispose();
	return answer;
};

it("a repository without tours has none, with git and without", async () => {
	expect(await hasTours(true)).toBe(false);
	expect(await hasTours(false)).toBe(false);
});

it("a tour is found anywhere with git, and where tours usually lie without", async () => {
	await repository.write("src/deep/.tours/way.tour", "{}");
	expect(await hasTours(true)).toBe(true);
	expect(await hasTours(false)).toBe(false);
	await repository.write(".vscode/tours/way.tour", "{}");
	expect(await hasTours(false)).toBe(true);
});
