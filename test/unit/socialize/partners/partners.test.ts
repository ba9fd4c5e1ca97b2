import { describe, expect, it } from "vitest";
import type { Person } from "../../../../src/core/person.ts";
import { findPartner } from "../../../../src/socialize/partners/findPartner.ts";
import { rankPartners } from "../../../../src/socialize/partners/rankPartners.ts";
import { readListed } from "../../../../src/socialize/partners/readListed.ts";
import type { TeamHere } from "../../../../src/socialize/partners/teamHere.ts";

const day = 86_400_000;
const now = 1000 * day;
const person = (name: string, email = `${name}@example.org`): Person => ({
	...{ name, email },
});
const ada = person("Ada Lovelace", "ada@example.org");
const grace = person("Grace Hopper", "grace@example.org");
const lin = person("Lin", "lin@example.org");
const commit = (ago: number, author: Person, ...coAuthors: Person[]) => ({
	...{ at: now - ago * day, author, coAuthors },
});
const team = (more: Partial<TeamHere>): TeamHere => ({
	...{ me: ada, commits: [], listed: [], mob: [] },
	...more,
});
const names = (here: TeamHere, last: readonly Person[] = []) =>
	rankPartners(here, last, now).map((each) => each.person.name);

describe("people to pair with", () => {
	it("are those before others with whom one committed lately", () => {
		expect(
			names(
				team({
					commits: [
						commit(1, lin),
						commit(2, lin),
						commit(3, ada, grace),
						commit(90, ada, person("Max")),
					],
				}),
			),
		).toEqual(["Grace Hopper", "Lin", "Max"]);
	});

	it("are git-mob's first, then those of last time", () => {
		expect(
			names(
				team({
					commits: [commit(1, ada, grace)],
					mob: [person("Zoe")],
					listed: [{ key: "mx", person: person("Max") }],
				}),
				[lin],
			),
		).toEqual(["Zoe", "Lin", "Grace Hopper", "Max"]);
	});

	it("are there once, under all their addresses, and never oneself", () => {
		const found = rankPartners(
			team({
				commits: [
					commit(
						1,
						person("grace hopper", "7+gh@users.noreply.github.com"),
						person("Ada  Lovelace", "ada@home.example"),
					),
					commit(2, grace),
					commit(3, person("gh", "GRACE@example.org")),
				],
			}),
			[],
			now,
		);
		expect(found).toMatchObject([{ person: grace, from: "together" }]);
	});

	it("are known to be agents", () => {
		const copilot = person(
			"Copilot",
			"198982749+Copilot@users.noreply.github.com",
		);
		expect(
			rankPartners(team({ commits: [commit(1, ada, copilot)] }), [], now),
		).toMatchObject([{ person: copilot, isMachine: true }]);
	});

	it("come out of a file as git-mob has it", () => {
		expect(
			readListed(
				'{"coauthors": {"gh": {"name": "Grace Hopper", "email": "grace@example.org"}, "x": {"name": 3}}}',
			),
		).toEqual([{ key: "gh", person: grace }]);
		expect(readListed("no JSON")).toEqual([]);
		expect(readListed("[]")).toEqual([]);
	});

	it("are meant by a key, a name, its beginning or an address", () => {
		const partners = rankPartners(
			team({
				commits: [commit(1, lin), commit(1, person("Line Berg", "l@x"))],
				listed: [{ key: "gh", person: grace }],
			}),
			[],
			now,
		);
		for (const typed of [
			"gh",
			"GRACE",
			"hop",
			"grace hopper",
			"grace@example.org",
		])
			expect(findPartner(typed, partners)).toEqual({
				found: "one",
				person: grace,
			});
		expect(findPartner("Lin", partners)).toEqual({ found: "one", person: lin });
		expect(findPartner("li", partners).found).toBe("several");
		expect(findPartner("nobody", partners).found).toBe("none");
		expect(findPartner("G. H. <GRACE@example.org>", partners)).toEqual({
			found: "one",
			person: grace,
		});
		expect(findPartner("New <new@example.org>", partners)).toEqual({
			found: "one",
			person: { name: "New", email: "new@example.org" },
		});
	});
});
