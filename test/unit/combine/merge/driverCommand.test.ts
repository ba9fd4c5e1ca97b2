import { describe, expect, it } from "vitest";
import {
	driverCommand,
	driverState,
} from "../../../../src/combine/merge/driverCommand.ts";

describe("the merge driver that a clone has", () => {
	const bundle = "/it's 100 %O/merge.cjs";
	const command = driverCommand({ node: "/opt/node", bundle });
	const isThere = (file: string) => file === bundle;

	it("is set up while it is Tacit's and its program is there, whoever set it up", () => {
		expect(driverState(command, isThere)).toBe("set");
		expect(driverState(command, () => false)).toBe("outdated");
		expect(driverState(`${command} `, isThere)).toBe("outdated");
	});

	it("may be none, or somebody's own", () => {
		expect(driverState(undefined, isThere)).toBe("absent");
		expect(driverState("true", isThere)).toBe("other");
	});
});
