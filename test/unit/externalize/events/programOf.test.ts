import { expect, it } from "vitest";
import { programOf } from "../../../../src/externalize/events/programOf.ts";

it.each([
	["npm test", "npm"],
	["/usr/bin/npm run build", "npm"],
	["C:\\Tools\\node.exe x.js", "node"],
	['"C:\\Program Files\\nodejs\\npm.cmd" test', "npm"],
	["./gradlew test", "gradlew"],
	["CI=1 TOKEN=hunter2 npx vitest", "npx"],
	["sudo env A=b make -j2", "make"],
	["cd web && npm test", "npm"],
	["source .venv/bin/activate; pytest -x", "pytest"],
	["cd web", "cd"],
	["cat log.txt | grep error", "cat"],
	["g++ a.cc", "g++"],
])("of “%s” the program is %s", (commandLine, program) => {
	expect(programOf(commandLine)).toBe(program);
});

it.each([
	"",
	"   ",
	"$(cat ~/.token)",
	"TOKEN=hunter2",
	"correct-horse-battery-staple-correct-horse",
	"4f2c1e9",
	"(exit 3)",
	"'a secret with blanks'",
])("of “%s” nothing is told", (commandLine) => {
	expect(programOf(commandLine)).toBe("");
});
