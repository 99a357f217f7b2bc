using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class OperationRulesTests
{
    private const string Path = "/{Version}/{Account-ID}/shops:";
    private const string Error = "../shared/errors.yaml#/components/responses/Error";

    private const string Fields = """
        - name: fields
          in: query
          description: Members to return.
          schema:
            type: array
            items:
              type: string
        """;

    private static string Header(string place, string required, string schema) =>
        $"- name: Auth\n  in: {place}\n  description: Any.\n  {required}\n  schema:\n    {schema}";

    private const string Door = """
        /{Version}/{Account-ID}/door:
          parameters:
            - $ref: '../shared/parameters.yaml#/components/parameters/Version'
            - $ref: '../shared/nodes.yaml#/components/parameters/AccountId'
          delete:
            operationId: deleteDoor
            summary: Removes the door.
            responses: # of delete
        """;

    [Test]
    public void An_operation_without_summary_is_refused() => new LintedPages()
        .Remove(Shop, "summary: Opens a shop.")
        .Finds("missing-summary", "post:", "Add a summary");

    [Test]
    public void An_operation_without_operationId_is_refused() => new LintedPages()
        .Remove(Shop, "operationId: openShop")
        .Finds("missing-key", "post:", "Add 'operationId'");

    [Test]
    public void An_operation_without_error_answer_is_refused() => new LintedPages()
        .Remove(Shop, "default: # of get")
        .Remove(Shop, $"$ref: '{Error}'")
        .Finds("error-response", "responses: # of get", "Add 'default'", Error);

    [Test]
    public void An_error_answer_of_its_own_is_refused() => new LintedPages()
        .Change(Shop, $"$ref: '{Error}' # of post", "description: It failed.")
        .Finds("error-response", "default: # of post", Error, "nothing else");

    [TestCase("'400'")]
    [TestCase("4XX")]
    [TestCase("'302'")]
    public void An_error_answer_besides_default_is_refused(string status) => new LintedPages()
        .Change(Shop, "# more answers", $"{status}:\n  description: It failed.")
        .Finds("error-response", $"{status}:", "Remove", "'default'");

    [Test]
    public void A_second_success_is_refused() => new LintedPages()
        .Change(Shop, "# more answers", "'201':\n  description: Again.")
        .Finds("success-response", "'201':", "an operation has one");

    [Test]
    public void An_operation_without_success_is_refused() => new LintedPages()
        .Change(Shop, "# more paths", $"{Door}\n        default:\n          $ref: '{Error}'")
        .Finds("success-response", "responses: # of delete", "Add the successful response", "'200'");

    [Test]
    public void An_answer_without_content_is_refused() => new LintedPages()
        .Change(
            Shop,
            "# more paths",
            $"{Door}\n        '200': # gone\n          description: Gone.\n        default:\n          $ref: '{Error}'")
        .Finds("success-response", "'200': # gone", "Add 'content'", "'204'");

    [Test]
    public void An_answer_that_says_so_has_no_content() => new LintedPages()
        .Change(
            Shop,
            "# more paths",
            $"{Door}\n        '204':\n          description: Gone.\n        default:\n          $ref: '{Error}'")
        .FindsNothing();

    [Test]
    public void Content_where_there_is_none_is_refused() => new LintedPages()
        .Change(Shop, "'200': # of get", "'204': # no content")
        .Finds("success-response", "'204': # no content", "Remove 'content'");

    [Test]
    public void A_get_with_a_body_is_refused() => new LintedPages()
        .Change(Shop, "responses: # of get", """
            requestBody: # of get
              required: true
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/Discount'
                  examples: { one: { value: { type: discount, percent: 10 } } }
            responses: # of get
            """)
        .Finds("get-body", "requestBody: # of get", "query parameters");

    [Test]
    public void A_body_that_may_be_missing_is_refused() => new LintedPages()
        .Change(Shop, "required: true", "# none")
        .Finds("missing-key", "requestBody:", "Add 'required'");

    [Test]
    public void A_second_media_type_is_refused() => new LintedPages()
        .Change(Shop, "application/json: # of the body", """
            application/x-www-form-urlencoded:
              schema:
                $ref: '#/components/schemas/Shop' # as a form
              examples: { form: { value: { name: Harbor Books } } }
            application/json: # of the body
            """)
        .Finds("media-type", "content: # of the body", "exactly one");

    [Test]
    public void A_body_of_another_media_type_is_refused() => new LintedPages()
        .Change(Shop, "application/json: # of the body", "text/plain:")
        .Finds("media-type", "text/plain:", "application/json", "multipart/form-data");

    [Test]
    public void A_body_that_is_no_reference_is_refused() => new LintedPages()
        .Change(Shop, "$ref: '#/components/schemas/Shop' # the body", "type: object\nadditionalProperties: true")
        .Finds("body-schema", "schema: # of the body", "a named one", "refer to it");

    [Test]
    public void A_body_that_is_an_enum_is_refused() => new LintedPages()
        .Change(
            Shop, "$ref: '#/components/schemas/Shop' # the body", "$ref: '#/components/schemas/ShopState' # the body")
        .FindsAmongOthers("body-schema", "schema: # of the body", "'ShopState' is an enum");

    [Test]
    public void An_answer_that_is_no_reference_is_refused() => new LintedPages()
        .Change(Shop, "$ref: '#/components/schemas/Shop'", "type: object\nadditionalProperties: true")
        .Finds("response-schema", "schema: # of the answer", "a named one", "refer to it");

    [Test]
    public void A_list_of_texts_as_an_answer_is_refused() => new LintedPages()
        .Change(Shop, "$ref: '#/components/schemas/Shop'", "type: array\nitems:\n  type: string")
        .FindsAmongOthers("response-schema", "schema: # of the answer", "'items'", "to an object");

    [Test]
    public void An_answer_of_another_media_type_is_bytes() => new LintedPages()
        .Remove(Photo, "format: binary # of the answer")
        .Finds("response-schema", "schema: # of the answer", "'format: binary'");

    [Test]
    public void A_body_of_bytes_is_a_file() => FileBody("format: binary", "harbor.jpg").FindsNothing();

    [Test]
    public void A_body_of_bytes_that_is_no_file_is_refused() => FileBody("format: uri", "harbor.jpg")
        .Finds("body-schema", "schema: # of the file", "'format: binary'", "is a file");

    [Test]
    public void A_file_is_shown_by_its_name() => FileBody("format: binary", "12")
        .Finds("example", "examples: { one: { value: 12 } }", "text in quotes");

    private static LintedPages FileBody(string format, string example) => new LintedPages()
        .Change(
            Shop,
            "# more paths",
            $$"""
            /{Version}/{Account-ID}/door:
              parameters:
                - $ref: '../shared/parameters.yaml#/components/parameters/Version'
                - $ref: '../shared/nodes.yaml#/components/parameters/AccountId'
              post:
                operationId: sendDoor
                summary: Sends the door.
                requestBody:
                  required: true
                  content:
                    application/octet-stream:
                      schema: # of the file
                        type: string
                        {{format}}
                      examples: { one: { value: {{example}} } }
                responses:
                  '200':
                    description: The shop.
                    content:
                      application/json:
                        schema:
                          $ref: '#/components/schemas/Shop' # of door
                        examples: { one: { value: { name: Harbor } } }
                  default:
                    $ref: '{{Error}}' # of door
            """);

    [Test]
    public void An_example_without_value_is_refused() => new LintedPages()
        .Before(Shop, "plain:", "empty:\n  summary: A shop.")
        .Finds("missing-key", "empty:", "Add 'value'");

    [Test]
    public void A_body_without_example_is_refused() => new LintedPages()
        .Remove(Photo, "examples: { one: { value: { file: harbor.jpg } } }")
        .Finds("missing-example", "multipart/form-data:", "Add 'examples'", "at least one");

    [Test]
    public void An_answer_without_example_is_refused() => new LintedPages()
        .Remove(Shop, "examples: { one: { value: { name: Harbor Books } } }")
        .Finds("missing-example", "application/json: # of the answer", "Add 'examples'", "at least one");

    [Test]
    public void Two_operations_with_the_same_method_and_path_are_refused() => new LintedPages()
        .Change(Shop, Path, "/{Version}/{Account-ID}/photo:")
        .FindsAmongOthers("duplicate-operation", "get:", "Keep one", "openapi/account/photo-api.yaml:");

    [TestCase("/{Account-ID}/shops:")]
    [TestCase("/{Version}/shops:")]
    [TestCase("/v23.0/{Account-ID}/shops:")]
    public void A_path_that_does_not_start_with_version_and_node_is_refused(string path) =>
        new LintedPages().Change(Shop, Path, path).FindsAmongOthers("path-form", path, "'/{Version}/{node}'");

    [Test]
    public void A_path_may_start_with_a_word() => new LintedPages()
        .Change(Shop, Path, "/{Version}/shops:")
        .Remove(Shop, "- $ref: '../shared/nodes.yaml#/components/parameters/AccountId'")
        .FindsNothing();

    [Test]
    public void A_path_of_another_host_has_no_version() => new LintedPages()
        .Change(Shop, Path, "/{Account-ID}/shops:\n  x-host: api.facebook.com")
        .Remove(Shop, "- $ref: '../shared/parameters.yaml#/components/parameters/Version'")
        .FindsNothing();

    [Test]
    public void A_path_of_another_host_with_a_version_is_refused() => new LintedPages()
        .Change(Shop, Path, "/{Version}/{Account-ID}/shops:\n  x-host: api.facebook.com")
        .Finds("path-form", "/{Version}/{Account-ID}/shops:", "has no version");

    [Test]
    public void A_host_that_is_an_address_is_refused() => new LintedPages()
        .Change(Shop, Path, "/{Account-ID}/shops:\n  x-host: https://api.facebook.com")
        .Remove(Shop, "- $ref: '../shared/parameters.yaml#/components/parameters/Version'")
        .Finds("path-host", "x-host: https://api.facebook.com", "Write the name of a host");

    [TestCase("/{Version}/{Account-ID}/shops/:")]
    [TestCase("/{Version}/{Account-ID}/all shops:")]
    public void A_path_with_an_odd_segment_is_refused(string path) =>
        new LintedPages().Change(Shop, Path, path).Finds("path-form", path, "a word of letters");

    [Test]
    public void A_path_parameter_that_is_not_declared_is_refused() => new LintedPages()
        .Change(Shop, Path, "/{Version}/{Account-ID}/shops/{Shop-ID}:")
        .Finds("path-parameter", "/{Version}/{Account-ID}/shops/{Shop-ID}:", "Declare {Shop-ID}");

    [Test]
    public void A_declared_path_parameter_that_the_path_lacks_is_refused() => new LintedPages()
        .Change(Shop, "- $ref: '../shared/nodes.yaml#/components/parameters/AccountId'", """
            - $ref: '../shared/nodes.yaml#/components/parameters/AccountId'
            - name: Shop-ID
              in: path
              description: Id of a shop.
              required: true
              schema:
                type: string
            """)
        .Finds("path-parameter", "- name: Shop-ID", "no {Shop-ID}", "Remove the parameter");

    [Test]
    public void A_node_that_is_not_declared_as_one_is_refused() => new LintedPages()
        .Change(Shop, "- $ref: '../shared/nodes.yaml#/components/parameters/AccountId'", """
            - name: Account-ID
              in: path
              description: Id of an account.
              required: true
              schema:
                type: string
            """)
        .Finds("path-node", "- name: Account-ID", "x-node", "openapi/shared/nodes.yaml");

    [Test]
    public void A_node_declared_on_a_page_is_refused() => new LintedPages()
        .Change(Parameters, "After:", """
            Shop:
              name: Shop-ID
              in: path
              description: Id of a shop.
              required: true
              schema:
                type: string
              x-node:
                collection: Shops
                item: Shop
                description: A shop.
            After:
            """)
        .Finds("misplaced-key", "x-node:", "openapi/shared/nodes.yaml");

    [Test]
    public void A_parameter_among_the_nodes_that_is_none_is_refused() => new LintedPages()
        .Append(Nodes, """
                Other:
                  name: Other-ID
                  in: path
                  description: Id of something.
                  required: true
                  schema:
                    type: string
            """)
        .FindsAmongOthers("node", "Other:", "x-node");

    [Test]
    public void Two_nodes_that_differ_under_one_name_are_refused() => new LintedPages()
        .Append(Nodes, """
                Other:
                  name: Other-ID
                  in: path
                  description: Id of something.
                  required: true
                  schema:
                    type: string
                  x-node:
                    collection: Others
                    item: Account # again
                    description: Something.
            """)
        .FindsAmongOthers("node", "item: Account # again", "has this item too");

    [Test]
    public void A_node_whose_ids_start_with_a_prefix_is_taken() => new LintedPages()
        .After(Nodes, "description: An account.", "prefix: 'account:'")
        .FindsNothing();

    [TestCase("prefix: 'account:'", "absolute: true\n")]
    [TestCase("prefix: 'account/'", "")]
    [TestCase("prefix: 'acc ount'", "")]
    public void A_prefix_that_is_none_is_refused(string prefix, string before) => new LintedPages()
        .After(Nodes, "description: An account.", before + prefix)
        .Finds("node", prefix, "colon");

    [Test]
    public void A_path_parameter_that_may_be_missing_is_refused() => new LintedPages()
        .Remove(Nodes, "required: true")
        .Finds("path-parameter", "AccountId:", "'required: true'");

    [TestCase("type: string")]
    [TestCase("type: integer")]
    public void A_header_that_must_be_sent_is_an_argument(string schema) => new LintedPages()
        .Change(Shop, "# more parameters", Header("header", "required: true", schema))
        .FindsNothing();

    [TestCase("type: string\n    const: '2.0.0'")]
    [TestCase("type: integer\n    const: 2")]
    public void A_header_that_is_always_the_same_has_a_constant(string schema) => new LintedPages()
        .Change(Shop, "# more parameters", Header("header", "required: true", schema))
        .FindsNothing();

    [TestCase("# optional", "type: string")]
    [TestCase("required: true", "type: boolean")]
    [TestCase("required: true", "type: string\n    format: date")]
    [TestCase("required: true", "$ref: '#/components/schemas/ShopState'")]
    public void A_header_that_is_no_argument_is_refused(string required, string schema) => new LintedPages()
        .Change(Shop, "# more parameters", Header("header", required, schema))
        .Finds("parameter-in", "in: header", "'required: true'", "'string' or 'integer'", "usual headers by itself");

    [Test]
    public void A_parameter_in_a_cookie_is_refused() => new LintedPages()
        .Change(Shop, "# more parameters", Header("cookie", "required: true", "type: string"))
        .Finds("value-kind", "in: cookie", "path, query, header");

    [Test]
    public void A_query_parameter_of_a_path_is_refused() => new LintedPages()
        .Change(Shop, "- $ref: '../shared/nodes.yaml#/components/parameters/AccountId'", """
            - $ref: '../shared/nodes.yaml#/components/parameters/AccountId'
            - name: size
              in: query
              description: Any.
              schema:
                type: string
            """)
        .Finds("parameter-place", "- name: size", "Move the parameter to its operations");

    [Test]
    public void A_paged_operation_that_is_no_get_is_refused() => new LintedPages()
        .After(Shop, "summary: Opens a shop.", "x-paged: true # post")
        .Finds("paged", "x-paged: true # post", "only a get");

    [Test]
    public void A_list_whose_answer_has_no_data_is_refused() => new LintedPages()
        .Change(Shop, "data:", "shops:")
        .FindsAmongOthers("paged", "x-paged: true", "'data'");

    [Test]
    public void A_list_whose_answer_has_no_paging_is_refused() => new LintedPages()
        .Change(Shop, "paging:", "pages:")
        .Finds("paged", "x-paged: true", "'paging'", "shared/paging.yaml");

    [Test]
    public void A_list_without_the_parameter_after_is_refused() => new LintedPages()
        .Remove(Shop, "- $ref: '../shared/parameters.yaml#/components/parameters/After'")
        .FindsAmongOthers("paged", "x-paged: true", "parameters/After");

    [Test]
    public void A_webhook_that_is_no_path_is_refused() => new LintedPages()
        .Change(Webhook, "/shops:", "shops:")
        .Finds("webhook", "shops:", "as a path");

    [Test]
    public void A_webhook_with_another_answer_is_refused() => new LintedPages()
        .Before(Webhook, "'200':", "'201':\n  description: Any.")
        .Finds("unknown-key", "'201':", "Remove '201'", "the 'responses' of a webhook");

    [Test]
    public void A_webhook_that_answers_with_content_is_refused() => new LintedPages()
        .After(Webhook, "description: The webhook was taken.", "content: {}")
        .Finds("unknown-key", "content: {}", "the response to a webhook");

    [Test]
    public void A_path_without_operations_is_refused() => new LintedPages()
        .Change(Shop, "# more paths", Door[..Door.IndexOf("  delete:", StringComparison.Ordinal)].TrimEnd())
        .Finds("path-operations", "/{Version}/{Account-ID}/door:", "Add an operation");

    [Test]
    public void A_name_of_a_path_that_is_not_PascalCase_is_refused() => new LintedPages()
        .Change(Shop, Path, Path + "\n  x-name: shop_list")
        .Finds("path-name", "x-name: shop_list", "PascalCase");

    [Test]
    public void Paths_through_one_edge_have_one_name() => new LintedPages()
        .Change(Photo, "/{Version}/{Account-ID}/photo:", "/{Version}/{Account-ID}/photo:\n  x-name: Pictures")
        .Change(Shop, "# more paths", """
            /{Version}/{Account-ID}/photo/{Photo-ID}:
              x-name: Photos
              parameters:
                - $ref: '../shared/parameters.yaml#/components/parameters/Version'
                - $ref: '../shared/nodes.yaml#/components/parameters/AccountId'
                - name: Photo-ID
                  in: path
                  description: Id of a photo.
                  required: true
                  schema:
                    type: string
              delete:
                operationId: deletePhoto
                summary: Deletes a photo.
                responses:
                  '200':
                    description: The photo is gone.
                    content:
                      application/json:
                        schema:
                          $ref: '#/components/schemas/Shop' # of delete
                        examples: { one: { value: {} } }
                  default:
                    $ref: '../shared/errors.yaml#/components/responses/Error' # of delete
            """)
        .Finds(
            "path-name",
            "/{Version}/{Account-ID}/photo/{Photo-ID}:",
            "'x-name: Photos' is here",
            "'Pictures'");

    [Test]
    public void A_parameter_fields_without_model_is_refused() => new LintedPages()
        .Change(Shop, "# more parameters", Fields)
        .Finds("fields", "- name: fields", "Add 'x-fields'");

    [Test]
    public void A_parameter_fields_may_name_the_members_of_a_model() => new LintedPages()
        .Change(Shop, "# more parameters", Fields)
        .Change(Shop, "description: Members to return.", "description: Any.\nx-fields: '#/components/schemas/Shop'")
        .FindsNothing();

    [Test]
    public void A_model_of_fields_that_is_no_model_is_refused() => new LintedPages()
        .Change(Shop, "# more parameters", Fields)
        .Change(
            Shop, "description: Members to return.", "description: Any.\nx-fields: '#/components/schemas/ShopState'")
        .Finds("fields", "x-fields: '#/components/schemas/ShopState'", "'ShopState' has none");

    [Test]
    public void Fields_of_another_parameter_are_refused() => new LintedPages()
        .Change(
            Shop,
            "description: How many shops one page holds at most.",
            "description: Any.\nx-fields: '#/components/schemas/Shop'")
        .Finds("fields", "x-fields: '#/components/schemas/Shop'", "an array of strings");

    [Test]
    public void A_field_with_a_name_that_the_list_of_fields_has_is_refused() => new LintedPages()
        .AddProperty("value: # of Shop\n  type: string\n  description: Any.")
        .Change(Shop, "# more parameters", Fields)
        .Change(Shop, "description: Members to return.", "description: Any.\nx-fields: '#/components/schemas/Shop'")
        .FindsAmongOthers("member-name", "value: # of Shop", "'ShopField' has a 'Value'", "x-name");

    [Test]
    public void A_parameter_filtering_of_its_own_is_refused() => new LintedPages()
        .Change(
            Shop,
            "# more parameters",
            "- name: filtering\n  in: query\n  description: Any.\n  schema:\n    type: string")
        .Finds("filtering", "- name: filtering", "parameters/Filtering");

    [Test]
    public void A_page_of_a_list_that_is_not_marked_as_one_is_refused() => new LintedPages()
        .Remove(Shop, "x-paged: true")
        .Finds("paged", "get:", "Add 'x-paged: true'");

    [TestCase("content: # of the answer", "content: { application/json: text }", "application/json")]
    [TestCase("content: # of the body", "content: { application/json: [] }", "application/json")]
    public void A_media_type_that_is_no_map_is_refused(string line, string change, string key) => new LintedPages()
        .Change(Shop, line, change + "\nx-rest:")
        .FindsAmongOthers("value-kind", change, $"Write a map after '{key}:'");
}
