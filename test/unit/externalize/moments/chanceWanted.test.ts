import { describe, expect, it } from "vitest";
import { chanceWanted } from "../../../../src/externalize/moments/chanceWanted.ts";
import { reasonReaders } from "../../../../src/externalize/moments/reasonReaders.ts";

const said = (message: string) => reasonReaders.readMessage(message);

describe("The chance that somebody wants to know", () => {
	it("is greatest where a title says that something was taken back, and nothing more", () => {
		const bare = chanceWanted(
			"taken back",
			said('Revert "Retry uploads" (#12)'),
		);
		expect(bare).toBeGreaterThan(0.8);
		const explained = chanceWanted(
			"taken back",
			said(
				'Revert "Retry uploads"\n\nThe queue of the mobile clients grew for hours, and two of them lost what was in it when they were closed.',
			),
		);
		expect(explained).toBeLessThan(0.6);
	});

	it("falls with every word below the title, and with what is like a reason", () => {
		const words = (count: number) =>
			chanceWanted("swapped", said(`Use ky\n\n${"Word ".repeat(count)}`));
		expect(words(1)).toBeGreaterThan(words(4));
		expect(words(4)).toBeGreaterThan(words(20));
		const near = (nearReason: number) =>
			chanceWanted("gone", { ...said("Drop the queue"), nearReason });
		expect(near(0)).toBeGreaterThan(near(0.1));
		expect(near(0.1)).toBeGreaterThan(near(0.4));
	});
});
