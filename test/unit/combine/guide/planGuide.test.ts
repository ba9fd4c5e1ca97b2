import { describe, expect, it } from "vitest";
import {
	type GuideClaim,
	themeIn,
} from "../../../../src/combine/guide/guideText.ts";
import { planGuide } from "../../../../src/combine/guide/planGuide.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const path = "docs/guides/idempotent.md" as RepoPath;
const theme = { words: ["idempotent", "c++"] };
const claim = (key: string, title: string, rest: Partial<GuideClaim> = {}) => ({
	...{ key, title, gist: "", link: `../../${key}.md`, area: "src/pay" },
	...{ people: ["Ada Lovelace"], date: "2026-01-01", state: undefined },
	...rest,
});
const claims = [
	claim("kbbbbbbb", "Retry *payments* [twice]", {
		gist: "They may be lost.\n\nOften.",
	}),
	claim("kaaaaaaa", "Keys for webhooks", { area: "", state: "superseded" }),
];
const plan = (before?: string, given: readonly GuideClaim[] = claims) =>
	planGuide({ path, before, theme, claims: given });

describe("A guide", () => {
	it("begins with an outline around what notes say, by folder, with their sources", () => {
		expect(plan().after).toMatchInlineSnapshot(`
			"# Idempotent

			<!-- What to know about it in two or three sentences, for somebody who is new. -->

			## What we keep saying

			<!-- tacit claims:idempotent+c%2B%2B 1404f9ea -->
			### Everywhere

			**[Keys for webhooks](../../kaaaaaaa.md)** (Ada Lovelace, 2026-01-01, superseded)

			### \`src/pay\`

			**[Retry payments twice](../../kbbbbbbb.md)** (Ada Lovelace, 2026-01-01)

			> They may be lost.
			>
			> Often.
			<!-- /tacit -->

			## How we do it

			<!-- The usual way, step by step; a link to code that does it well. -->

			## Where it does not hold

			<!-- Exceptions, and why. -->
			"
		`);
	});

	it("is the same when it is built again, and says what it is about", () => {
		const built = plan().after ?? "";
		expect(plan(built)).toMatchObject({
			after: built,
			edits: [],
			findings: [],
		});
		expect(themeIn(built)).toEqual(theme.words);
		expect(themeIn("# A page\n")).toBeUndefined();
	});

	it("keeps what people write around the claims to the byte, and brings the claims up to date", () => {
		const mine = (plan().after ?? "")
			.replace("## How we do it", "Mine.\r\n\r\n## How we do it")
			.replace(/# Idempotent\n/, "# Do it twice\n");
		const after = plan(mine, claims.slice(1)).after ?? "";
		expect(after).toContain("# Do it twice\n");
		expect(after).toContain("Mine.\r\n\r\n## How we do it");
		expect(after).not.toContain("payments");
	});

	it("keeps claims that somebody edited, and tells of it, until they are let go", () => {
		const edited = (plan().after ?? "").replace(
			"They may be lost.",
			"They were lost.",
		);
		const kept = plan(edited);
		expect(kept.edits).toHaveLength(1);
		expect(kept.after).toContain("They were lost.");
		const anew = planGuide({
			path,
			before: edited,
			theme,
			claims,
			letsGo: true,
		});
		expect(anew.after).toBe(plan().after);
	});
});
