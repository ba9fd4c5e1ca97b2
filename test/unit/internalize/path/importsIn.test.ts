import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { fileFacts } from "../../../../src/internalize/path/fileFacts.ts";
import { createFileTree } from "../../../../src/internalize/path/imports/fileTree.ts";
import { importsIn } from "../../../../src/internalize/path/imports/importsIn.ts";

/** The files that a text imports, those of a package joined by `+`; the files of the repository by their texts. */
function imports(
	path: string,
	text: string,
	files: readonly string[],
	manifests: Readonly<Record<string, string>> = {},
): readonly string[] {
	const tree = createFileTree(
		[path, ...files, ...Object.keys(manifests)] as RepoPath[],
		new Map(
			Object.entries(manifests).map(([at, text]) => [at as RepoPath, text]),
		),
	);
	return importsIn(path as RepoPath, text, tree).map((each) => each.join("+"));
}

describe("the imports of JavaScript and TypeScript", () => {
	it("are found in every form, by paths with and without endings, and of folders", () => {
		const text = `import a from "./a.js";
import type { B } from './b';
import "./effects";
export * from "../up";
export {
	c,
} from "./c/index.ts";
const d = require("./d");
const e = await import("./deep");
`;
		expect(
			imports("src/x.ts", text, [
				...["src/a.ts", "src/b.tsx", "src/effects.mjs", "up.vue"],
				...["src/c/index.ts", "src/d.cjs", "src/deep/index.js"],
			]),
		).toEqual([
			...["src/a.ts", "src/b.tsx", "src/effects.mjs", "up.vue"],
			...["src/c/index.ts", "src/d.cjs", "src/deep/index.js"],
		]);
	});

	it("are none in comments and strings, nor what leaves the repository or is not there", () => {
		const text = `// import "./a";
/* require("./a") */
const example = \`import "./a"\`;
const other = "require('./a')";
import b from "../../b";
import c from "./gone";
import d from "react";
import e from "@/a";
`;
		expect(imports("src/x.ts", text, ["src/a.ts", "b.ts"])).toEqual([]);
	});

	it("lead to packages of the repository by their names", () => {
		const text = `import "@acme/one";\nimport "two/parts";\nimport "@acme/other";\n`;
		expect(
			imports("app/x.ts", text, ["one/lib.ts", "pkg/two/src/parts.ts"], {
				"one/package.json": `{"name": "@acme/one", "main": "./lib.js"}`,
				"pkg/two/package.json": `{"name": "two"}`,
			}),
		).toEqual(["one/lib.ts", "pkg/two/src/parts.ts"]);
	});
});

describe("the imports of other languages", () => {
	it("in Python are absolute and relative, of modules, of packages and of names in them", () => {
		const text = `"""
import pkg.docs
"""
import os, pkg.b as b
from . import c, VALUE
from ..other import d
from pkg.sub import (
    e,  # the fifth
    Name,
)
if True:
    from pkg import f
if t.TYPE_CHECKING:
    from .. import types

    from ..types import T
`;
		expect(
			imports("src/pkg/in/x.py", text, [
				...["src/pkg/__init__.py", "src/pkg/in/__init__.py"],
				...["src/pkg/b.py", "src/pkg/in/c.py", "src/pkg/other.py"],
				...["src/pkg/sub/__init__.py", "src/pkg/sub/e.py", "src/pkg/f.py"],
				...["src/pkg/docs.py", "src/pkg/types.py"],
			]),
		).toEqual([
			...["src/pkg/b.py", "src/pkg/in/c.py", "src/pkg/in/__init__.py"],
			...["src/pkg/other.py", "src/pkg/sub/e.py"],
			...["src/pkg/sub/__init__.py", "src/pkg/f.py"],
		]);
	});

	it("in Go are packages of the repository's modules, without their tests", () => {
		const text = `package x
import (
	"fmt"
	q "example.org/app/queue" // the queue
)
import "example.org/app"
`;
		expect(
			imports(
				"cmd/x/main.go",
				text,
				["queue/a.go", "queue/b.go", "queue/a_test.go", "app.go"],
				{ "go.mod": "module example.org/app\n\ngo 1.22\n" },
			),
		).toEqual(["queue/a.go+queue/b.go", "app.go"]);
	});

	it("in Rust are modules, and paths from crate, self, super and crates beside", () => {
		const text = `pub mod inner;
use crate::{a::{One, Two}, b};
use super::c::Three;
use my_lib::deep::Four;
use std::fmt;
fn x() { crate::d::run() }
`;
		expect(
			imports(
				"app/src/m/mod.rs",
				text,
				[
					...["app/src/m/inner.rs", "app/src/a.rs", "app/src/b/mod.rs"],
					...["app/src/c.rs", "app/src/d.rs", "lib/src/deep.rs"],
				],
				{
					"app/Cargo.toml": '[package]\nname = "app"\n',
					"lib/Cargo.toml": '[package]\nname = "my-lib"\n',
				},
			).toSorted(),
		).toEqual([
			...["app/src/a.rs", "app/src/b/mod.rs", "app/src/c.rs", "app/src/d.rs"],
			...["app/src/m/inner.rs", "lib/src/deep.rs"],
		]);
	});

	it("in C are headers, by their own folder or the only one of that name, and a header's code", () => {
		expect(
			imports(
				"src/a.c",
				'#include "a.h"\n#include <lib/b.h>\n#include <stdio.h>\n',
				[...["src/a.h", "include/lib/b.h"]],
			),
		).toEqual(["src/a.h", "include/lib/b.h"]);
		expect(imports("src/a.h", "int a;", ["src/a.c"])).toEqual(["src/a.c"]);
		expect(
			imports("src/a.c", "#include <b.h>\n", ["one/b.h", "two/b.h"]),
		).toEqual([]);
	});

	it("in Java and Kotlin are types by their imports, and those of the own package by name", () => {
		const text = `package org.x;
import org.y.Other;
import org.y.Outer.Inner;
import java.util.List;
class A { Near near; /* Far */ String s = "Quoted"; }
`;
		expect(
			imports("m/src/org/x/A.java", text, [
				...["m/src/org/y/Other.kt", "m/src/org/y/Outer.java"],
				...["m/src/org/x/Near.java", "m/src/org/x/Far.java"],
				"m/src/org/x/Quoted.java",
			]).toSorted(),
		).toEqual([
			...["m/src/org/x/Near.java", "m/src/org/y/Other.kt"],
			"m/src/org/y/Outer.java",
		]);
	});

	it("in C# are types of the folders that namespaces are named after, and of those around", () => {
		expect(
			imports(
				"src/App.Core/In/A.cs",
				"using System;\nusing App.Data.Store;\nclass A { Row row; Base b; Other o; String s; }\n",
				[
					...["src/App.Data/Store/Row.cs", "src/App.Core/Base.cs"],
					...["src/App.Web/Other.cs", "src/App.Data/String.cs"],
				],
			).toSorted(),
		).toEqual(["src/App.Core/Base.cs", "src/App.Data/Store/Row.cs"]);
	});

	it("in PHP are classes where composer.json maps their names", () => {
		expect(
			imports(
				"src/A.php",
				"<?php\nuse App\\Mail\\Sender;\n",
				["src/Mail/Sender.php"],
				{
					"composer.json": '{"autoload": {"psr-4": {"App\\\\": "src/"}}}',
				},
			),
		).toEqual(["src/Mail/Sender.php"]);
	});

	it("in Ruby are files required, relative ones and those of lib", () => {
		expect(
			imports(
				"lib/a.rb",
				'require "a/b"\nrequire_relative "c"\n# require "d"\nrequire "json"\n',
				["lib/a/b.rb", "lib/c.rb", "lib/d.rb"],
			),
		).toEqual(["lib/a/b.rb", "lib/c.rb"]);
	});
});

describe("a text that is made to take long", () => {
	it.each([
		...["import ", "export {", "require(", "`\\`", '"\\"', "/*", "'\\'"],
		...["from . import (\n", '"""', "if TYPE_CHECKING:\n \n", "import (\n"],
		...["use a{", "use {{{{\n", "mod x", "#include <", "Ab", "using A.B;\n"],
		...["package main\n", " ", "\n", "import a.", "use A\\\\"],
	])("of “%s” again and again is read all the same", (piece) => {
		const text = piece.repeat(Math.floor(400_000 / piece.length));
		for (const ending of [
			"ts",
			"py",
			"go",
			"rs",
			"c",
			"java",
			"cs",
			"php",
			"rb",
		]) {
			const path = `src/x.${ending}` as RepoPath;
			const tree = createFileTree([path], new Map());
			expect(fileFacts(path, text, tree).imports).toEqual([]);
		}
	});
});
