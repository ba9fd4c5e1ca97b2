import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonWritten } from "../../../src/cli/json/externalize.ts";
import type { JsonWhy } from "../../../src/cli/json/internalize.ts";
import type { JsonError } from "../../../src/cli/json/version.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

const refresh = [
	"	/** Before they expire. */",
	"	@logged()",
	"	async refresh(now = Date.now()): Promise<void> {",
	"		const due = this.tokens.filter(({ expires }) => expires < now + lead);",
	"		for (const token of due) await this.issue(token.user);",
	"		this.last = now;",
	"	}",
];
const store = (method: readonly string[]) =>
	[
		"const lead = 60_000;",
		"",
		"export class TokenStore {",
		"	tokens: Token[] = [];",
		"",
		...method,
		"",
		"	reset(): void {",
		"		this.tokens = [];",
		"	}",
		"}",
		"",
		"export class Cache {",
		"	reset(): void {",
		"		this.entries.clear();",
		"	}",
		"}",
		"",
	].join("\n");

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ "src/token.ts": store(refresh) });
});
afterEach(() => repository.dispose());

const note = (place: string) =>
	tacit.json<JsonWritten>(repository, ["note", place, "-m", "Because."]);
const anchorOf = async (place: string) => {
	const { lines, symbol } = (await note(place)).note.anchors[0] ?? {};
	return { lines, symbol };
};
const placesIn = async (place: string) => {
	const { notes } = await tacit.json<JsonWhy>(repository, ["why", place]);
	return notes.map(({ place: { state, lines } }) => ({ state, lines }));
};

describe("A symbol on the command line", () => {
	it("is all of it, decorators included, and the note bears its path", async () => {
		const lines = { start: 7, end: 12 };
		const symbol = "TokenStore.refresh";
		for (const place of ["refresh", "TokenStore.refresh"])
			expect(await anchorOf(`src/token.ts#${place}`)).toEqual({
				lines,
				symbol,
			});
		expect(await anchorOf("src/token.ts:9-10")).toEqual({
			lines: { start: 9, end: 10 },
			symbol,
		});
		expect(await anchorOf("src/token.ts:10-15")).toMatchObject({
			symbol: "TokenStore",
		});
		expect(await anchorOf("src/token.ts:1")).toMatchObject({ symbol: null });
	});

	it("that is not seen, or several times, is told with what to write instead", async () => {
		const refused = async (place: string) => {
			const { error } = await tacit.json<{ error: JsonError }>(repository, [
				...["note", place, "-m", "Because."],
			]);
			return error;
		};
		expect(await refused("src/token.ts#renew")).toMatchObject({
			code: "bad-argument",
			message:
				"No renew is seen in src/token.ts. Write its lines: src/token.ts:12-24.",
		});
		expect((await refused("src/token.ts#reset")).message).toBe(
			"There are 2 reset in src/token.ts, at lines 14, 20. Write more of its path, as in Class.reset, or its lines.",
		);
		expect(await anchorOf("src/token.ts#Cache.reset")).toMatchObject({
			lines: { start: 20, end: 22 },
		});
	});

	it("is followed through another name, into another file, and there by the note alone, too", async () => {
		await note("src/token.ts#refresh");
		await repository.commit();
		const renamed = refresh.map((line) => line.replace("refresh(", "renew("));
		await repository.commit({ "src/token.ts": store(["", "", ...renamed]) });
		const place = { state: "attached", lines: { start: 9, end: 14 } };
		expect(await placesIn("src/token.ts")).toEqual([place]);
		expect(await placesIn("src/token.ts#renew")).toEqual([place]);
		await repository.commit({
			"src/token.ts": store([]),
			"src/session.ts": ["export class Session {", ...renamed, "}", ""].join(
				"\n",
			),
		});
		const moved = { state: "attached", lines: { start: 3, end: 8 } };
		expect(await placesIn("src/session.ts")).toEqual([moved]);
		await repository.git("checkout", "--quiet", "--orphan", "anew");
		const session = await repository.read("src/session.ts");
		await repository.commit({
			"src/session.ts": session.replace("renew(", "refresh("),
		});
		await repository.git("branch", "--quiet", "-D", "main");
		await repository.git("reflog", "expire", "--expire=now", "--all");
		await repository.git("gc", "--quiet", "--prune=now");
		expect(await placesIn("src/session.ts")).toEqual([moved]);
	});
});
