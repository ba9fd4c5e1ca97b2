import type { Pacer } from "../../src/core/pacer.ts";

/** Never rests. */
export const patient: Pacer = {
	isDue: () => false,
	rest: async () => undefined,
	during: (task) => task(),
	suspend: () => () => undefined,
};
