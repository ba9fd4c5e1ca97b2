import { expect, it } from "vitest";
import {
	letterMask,
	mayBeLike,
	slipsBetween,
} from "../../../../src/internalize/search/likeWord.ts";

it.each([
	["gateway", "gatway", 1],
	["gateway", "gatewya", 1],
	["gateway", "gateways", 1],
	["gateway", "gatevay", 1],
	["websocket", "webscokt", 2],
	["gateway", "gateway", 0],
	["retry", "entry", 2],
])(
	"from %s to %s it takes as many slips as a hand makes",
	(one, other, slips) => {
		expect(slipsBetween(one, other, 2)).toBe(slips);
		expect(slipsBetween(other, one, 2)).toBe(slips);
		expect(slipsBetween(one, other, slips)).toBe(slips);
		if (slips > 0) expect(slipsBetween(one, other, slips - 1)).toBeUndefined();
	},
);

it("never passes over by their letters words that are near enough", () => {
	const words = ["gateway", "gatway", "getaway", "gateways", "retry", "entry"];
	for (const one of words)
		for (const other of words)
			for (const most of [1, 2])
				if (slipsBetween(one, other, most) !== undefined)
					expect(mayBeLike(letterMask(one), letterMask(other), most)).toBe(
						true,
					);
	expect(mayBeLike(letterMask("retry"), letterMask("cloud"), 2)).toBe(false);
});
