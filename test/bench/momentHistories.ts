/** A published history by which moments are measured. */
export interface MomentHistory {
	/** Its owner and name at the host. */
	readonly name: string;
	/** The newest commit that counts, so that the figures stay the same. */
	readonly tip: string;
}

/** Those that were read while the kinds were made, and by which they are weighed. */
export const development: readonly MomentHistory[] = [
	{ name: "pallets/flask", tip: "2ac89889f4cc" },
	{ name: "prettier/prettier", tip: "4f84a93420" },
	{ name: "gin-gonic/gin", tip: "dcaa4296" },
	{ name: "square/okhttp", tip: "1682d9bac" },
	{ name: "reduxjs/redux-toolkit", tip: "74200d87" },
	{ name: "vitejs/vite", tip: "a98c8d95d5" },
	{ name: "etcd-io/etcd", tip: "c34dc7ee0" },
	{ name: "pallets/click", tip: "2c8cd3ac" },
	{ name: "pallets/werkzeug", tip: "1b00618e78" },
	{ name: "sharkdp/bat", tip: "2ba8db9c14" },
	{ name: "encode/httpx", tip: "ae1b9f6623" },
	{ name: "fastify/fastify", tip: "83e69762af" },
	{ name: "umami-software/umami", tip: "c0ea3aefbe" },
	// Held out until their labels had told what to mend.
	{ name: "louislam/uptime-kuma", tip: "6398a9581d" },
	{ name: "axios/axios", tip: "23a25af068" },
	{ name: "junegunn/fzf", tip: "956562daaa" },
	{ name: "actix/actix-web", tip: "4dc9f1d388" },
	{ name: "laravel/framework", tip: "bd71b45fbb" },
	{ name: "numpy/numpy", tip: "1f90bbb55e" },
	{ name: "tokio-rs/tokio", tip: "ea91b33ca" },
	{ name: "expressjs/express", tip: "a3714473" },
	{ name: "prometheus/prometheus", tip: "d15adb9ad7" },
	{ name: "sinatra/sinatra", tip: "cb22afd7" },
	{ name: "curl/curl", tip: "5c61e16869" },
	{ name: "psf/requests", tip: "1f6589ec" },
	{ name: "typeorm/typeorm", tip: "281bfba42" },
	{ name: "scipy/scipy", tip: "3dbf660a91" },
	{ name: "jekyll/jekyll", tip: "202df5713" },
	{ name: "psf/black", tip: "8947c48e" },
	{ name: "labstack/echo", tip: "05489dc1" },
	{ name: "koajs/koa", tip: "e0ba8ef" },
	{ name: "aio-libs/aiohttp", tip: "495e77836" },
	{ name: "nodejs/undici", tip: "7eb7c8ec8" },
	{ name: "caddyserver/caddy", tip: "0cf03d32f" },
];

/** Those whose labels made neither the kinds nor `chanceWanted`; their figures are the ones to believe. */
export const heldOut: readonly MomentHistory[] = [
	{ name: "sympy/sympy", tip: "e950d313a9" },
	{ name: "serde-rs/serde", tip: "1023d077" },
	{ name: "spf13/cobra", tip: "adbc881" },
	{ name: "rack/rack", tip: "8bf4eb07" },
	{ name: "mochajs/mocha", tip: "e6b9ee77" },
];

/** Commits of each that are looked at, the newest. */
export const mostCommits = 3000;
