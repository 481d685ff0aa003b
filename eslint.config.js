import js from "@eslint/js";
import ts from "typescript-eslint";

export default ts.config(
  {ignores: ["dist/", ".sijill/", "src/.observablehq/"]},
  js.configs.recommended,
  ts.configs.strict,
  {
    rules: {
      "no-console": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      // Text from articles is shown as text: the only HTML that pages build is made of nodes.
      "no-restricted-properties": ["error", {property: "innerHTML"}, {property: "outerHTML"}, {property: "insertAdjacentHTML"}]
    }
  },
  {files: ["loaders/cli.ts", "loaders/*-cli.ts"], rules: {"no-console": "off"}}
);
