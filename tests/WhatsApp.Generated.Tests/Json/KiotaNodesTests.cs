using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Json;

/// <summary>SDK models with Kiota's nodes and writers, and models of other packages with those of the SDK.</summary>
[TestFixture]
public sealed class KiotaNodesTests
{
    private const string Everything =
        """
        {"street":"Quay","number":7,"since":"2026-11-20T17:30:15+0000","opened":"1999-12-31","opens":"09:30:00",
        "lasts":"PT1H30M","id":"6f9619ff-8b86-d011-b42d-00c04fc964ff","size":"second","weight":1.5,"price":19.99,
        "isOpen":true,"photo":"AQID","tags":["a","b"],"sizes":["first"],"next":{"street":"Inner"},
        "more":[{"street":"One"},{"street":"Two"}],"unknown":{"a":[1,null]},"note":null,"count":12}
        """;

    // ---- Models of others with the nodes of the SDK ---------------------------------------------------------------

    [Test]
    public void Model_of_another_package_is_read_through_its_field_deserializers()
    {
        Address address = new GraphParseNode(Encoding.UTF8.GetBytes(Everything)).GetObjectValue(Address.Create);

        Assert.Multiple(() =>
        {
            Assert.That(address.Street, Is.EqualTo("Quay"));
            Assert.That(address.Number, Is.EqualTo(7));
            Assert.That(address.Since, Is.EqualTo(new DateTimeOffset(2026, 11, 20, 17, 30, 15, TimeSpan.Zero)));
            Assert.That(address.Opened, Is.EqualTo(new Date(1999, 12, 31)));
            Assert.That(address.Opens, Is.EqualTo(new Time(9, 30, 0)));
            Assert.That(address.Lasts, Is.EqualTo(TimeSpan.FromMinutes(90)));
            Assert.That(address.Id, Is.EqualTo(Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff")));
            Assert.That(address.Size, Is.EqualTo(AddressSize.Second));
            Assert.That(address.Weight, Is.EqualTo(1.5));
            Assert.That(address.Price, Is.EqualTo(19.99m));
            Assert.That(address.IsOpen, Is.True);
            Assert.That(address.Photo, Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(address.Tags, Is.EqualTo(["a", "b"]));
            Assert.That(address.Sizes, Is.EqualTo(new AddressSize?[] { AddressSize.First }));
            Assert.That(address.Next!.Street, Is.EqualTo("Inner"));
            Assert.That(address.More!.Select(item => item.Street), Is.EqualTo(["One", "Two"]));
            Assert.That(address.AdditionalData.Keys, Is.EqualTo(["unknown", "note", "count"]));
            Assert.That(address.AdditionalData["unknown"], Is.InstanceOf<UntypedObject>());
            Assert.That(address.AdditionalData["note"], Is.Null);
            Assert.That(address.AdditionalData["count"], Is.EqualTo(12L));
        });
    }

    [Test]
    public void Model_of_another_package_is_written_with_its_additional_data()
    {
        Address address = new GraphParseNode(Encoding.UTF8.GetBytes(Everything)).GetObjectValue(Address.Create);

        Support.Wire.AssertSame(Everything, Written(writer => writer.WriteObjectValue(null, address)));
    }

    [Test]
    public void Null_does_not_become_an_empty_object_in_a_model_of_another_package()
    {
        Address address = new GraphParseNode("""{"next":null,"more":[null,{"street":"One"}]}"""u8.ToArray())
            .GetObjectValue(Address.Create);

        Assert.That(address.Next, Is.Null);
        Assert.That(address.More!.Select(item => item.Street), Is.EqualTo(["One"]));
    }

    [Test]
    public void Callbacks_are_called_around_every_object_that_is_read()
    {
        var calls = new List<string>();
        var node = new GraphParseNode("""{"street":"a","next":{"street":"b"}}"""u8.ToArray())
        {
            OnBeforeAssignFieldValues = item => calls.Add($"before {((Address)item).Street}"),
            OnAfterAssignFieldValues = item => calls.Add($"after {((Address)item).Street}"),
        };

        node.GetObjectValue(Address.Create);

        Assert.That(calls, Is.EqualTo(["before ", "before ", "after b", "after a"]));
    }

    [Test]
    public void Objects_are_merged_in_the_order_in_which_they_are_given() => Assert.That(
        Written(writer => writer.WriteObjectValue(null, new Address { Street = "a" }, new Address { Number = 5 })),
        Is.EqualTo("""{"street":"a","number":5}"""));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Number_that_JSON_cannot_express_is_refused(double number)
    {
        Assert.That(() => Written(writer => writer.WriteDoubleValue("a", number)), Throws.ArgumentException);
        Assert.That(() => Written(writer => writer.WriteFloatValue("a", (float)number)), Throws.ArgumentException);
        Assert.That(
            () => ((IAdditionalDataHolder)new TextContent { Body = "a" }).AdditionalData["x"] = number,
            Throws.ArgumentException);
    }

    // ---- Models of the SDK with the nodes of Kiota ------------------------------------------------------------------

    [TestCase("text", typeof(IncomingTextMessage))]
    [TestCase("image", typeof(IncomingImageMessage))]
    [TestCase("brand_new", typeof(UnknownIncomingMessage))]
    public void Discriminator_is_read_from_any_node(string kind, Type type)
    {
        string json = $$$"""{"type":"{{{kind}}}","id":"1","more":{"a":[1,2.50]}}""";
        foreach (IParseNode node in (IParseNode[])[Own(json), Kiotas(json)])
        {
            IncomingMessage message = node.GetObjectValue(IncomingMessage.CreateFromDiscriminatorValue);

            Assert.That(message, Is.TypeOf(type));
            Assert.That(message.Type, Is.EqualTo(kind));
            Support.Wire.AssertSame(json, GraphJson.Write(message));
        }
    }

    [Test]
    public void First_of_repeated_discriminators_counts_in_a_node_of_the_SDK()
    {
        IncomingMessage message = Own("""{"type":"text","type":"image","text":{"body":"a"}}""")
            .GetObjectValue(IncomingMessage.CreateFromDiscriminatorValue);

        Assert.That(message, Is.TypeOf<IncomingTextMessage>());
        Assert.That(message.Type, Is.EqualTo("text"));
    }

    [TestCase("5")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    public void Node_that_is_not_an_object_does_not_become_an_empty_model(string json) => Assert.That(
        () => Own(json).GetObjectValue(IncomingMessage.CreateFromDiscriminatorValue), Throws.InstanceOf<GraphJsonException>());

    [Test]
    public void Every_member_that_a_model_declares_has_a_deserializer()
    {
        IParsable contact = GraphJson.Read<IncomingTextMessage>("{}");

        Assert.That(
            contact.GetFieldDeserializers().Keys,
            Is.SupersetOf(new[] { "type", "id", "from", "timestamp", "text", "context", "errors" }));
        Assert.That(contact.GetFieldDeserializers().Keys, Is.Unique);
    }

    [Test]
    public void Deserializer_reads_its_member_and_keeps_values_that_it_cannot_read()
    {
        var content = new TextContent { Body = "a" };
        IDictionary<string, Action<IParseNode>> fields = ((IParsable)content).GetFieldDeserializers();

        fields["body"](Kiotas("\"b\""));
        Assert.That(content.Body, Is.EqualTo("b"));

        fields["preview_url"](Kiotas("""{"a":1}"""));
        Assert.That(content.AdditionalData["preview_url"].ToString(), Is.EqualTo("""{"a":1}"""));
    }

    // ---- Additional data as Kiota shows it ----------------------------------------------------------------------------

    [Test]
    public void Additional_data_has_dotnet_values_for_Kiota()
    {
        IAdditionalDataHolder model = GraphJson.Read<IncomingText>(
            """{"text":"\ud83d","whole":5,"exact":1.50,"flag":true,"none":null,"list":[1],"huge":1e400,"tiny":1e-40}""");

        Assert.Multiple(() =>
        {
            Assert.That(model.AdditionalData["text"], Is.EqualTo("\ud83d"));
            Assert.That(model.AdditionalData["whole"], Is.EqualTo(5L));
            Assert.That(model.AdditionalData["exact"], Is.EqualTo(1.50m));
            Assert.That(model.AdditionalData["flag"], Is.EqualTo(true));
            Assert.That(model.AdditionalData["none"], Is.Null);
            Assert.That(model.AdditionalData["list"], Is.InstanceOf<UntypedArray>());
            Assert.That(model.AdditionalData["huge"], Is.EqualTo("1e400"));
            Assert.That(model.AdditionalData["tiny"], Is.EqualTo(1e-40));
        });
    }

    [Test]
    public void Additional_data_can_be_set_to_dotnet_values()
    {
        var model = new TextContent { Body = "a" };
        IDictionary<string, object> data = ((IAdditionalDataHolder)model).AdditionalData;

        data["raw"] = RawJson.Parse("""{"a":1e400}""");
        data["text"] = "b";
        data["whole"] = 5;
        data["flag"] = false;
        data["none"] = null!;
        data["id"] = Guid.Empty;
        data["day"] = new DateOnly(2026, 11, 20);
        data["kiotaDay"] = new Date(2026, 11, 20);
        data["time"] = new DateTimeOffset(2026, 11, 20, 17, 30, 15, TimeSpan.Zero);
        data["lasts"] = TimeSpan.FromMinutes(90);
        data["category"] = TemplateCategory.Marketing;
        data["model"] = new TextContent { Body = "c" };
        data["foreign"] = new Address { Street = "d" };
        data["node"] = new UntypedArray([new UntypedString("e"), new UntypedNull()]);
        data["element"] = JsonDocument.Parse("[1.0]").RootElement;
        data["list"] = new object?[] { 1, "f", null };
        data["map"] = new Dictionary<string, object?> { ["g"] = 2 };

        Support.Wire.AssertSame(
            """
            {"body":"a","raw":{"a":1e400},"text":"b","whole":5,"flag":false,"none":null,
            "id":"00000000-0000-0000-0000-000000000000","day":"2026-11-20","kiotaDay":"2026-11-20",
            "time":"2026-11-20T17:30:15+0000","lasts":"PT1H30M","category":"MARKETING","model":{"body":"c"},
            "foreign":{"street":"d"},"node":["e",null],"element":[1.0],"list":[1,"f",null],"map":{"g":2}}
            """.ReplaceLineEndings(string.Empty),
            GraphJson.Write(model));
    }

    [Test]
    public void Additional_data_can_be_assigned_to_itself()
    {
        IAdditionalDataHolder model = GraphJson.Read<IncomingText>("""{"a":1}""");

        model.AdditionalData = model.AdditionalData;

        Assert.That(model.AdditionalData["a"], Is.EqualTo(1L));
    }

    [Test]
    public void Additional_data_of_an_unknown_type_is_refused_with_its_name() => Assert.That(
        () => ((IAdditionalDataHolder)new TextContent { Body = "a" }).AdditionalData["x"] = new Uri("https://example.com"),
        Throws.ArgumentException.With.Message.Contains("'x' is a Uri"));

    // ---- Kiota's own entry points ---------------------------------------------------------------------------------------

    [Test]
    public async Task Kiotas_serializer_reads_and_writes_models_with_either_factory()
    {
        const string json = """{"type":"text","text":{"body":"ä"},"more":1}""";
        foreach ((IParseNodeFactory nodes, ISerializationWriterFactory writers) in new (IParseNodeFactory, ISerializationWriterFactory)[]
        {
            (new GraphParseNodeFactory(), new GraphSerializationWriterFactory()),
            (new JsonParseNodeFactory(), new JsonSerializationWriterFactory()),
        })
        {
            // The registries are static: remove the factories after the test.
            ParseNodeFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories["application/json"] = nodes;
            SerializationWriterFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories["application/json"] = writers;
            try
            {
                IncomingMessage? read =
                    await KiotaJsonSerializer.DeserializeAsync(json, IncomingMessage.CreateFromDiscriminatorValue);
                string written = await KiotaJsonSerializer.SerializeAsStringAsync(read!);

                Assert.That(read, Is.TypeOf<IncomingTextMessage>());
                Support.Wire.AssertSame(json, written);
            }
            finally
            {
                ParseNodeFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories.TryRemove("application/json", out _);
                SerializationWriterFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories
                    .TryRemove("application/json", out _);
            }
        }
    }

    private static GraphParseNode Own(string json) => new(Encoding.UTF8.GetBytes(json));

    private static JsonParseNode Kiotas(string json) => new(JsonDocument.Parse(json).RootElement);

    private static string Written(Action<GraphSerializationWriter> write)
    {
        using var writer = new GraphSerializationWriter();
        write(writer);
        using var reader = new StreamReader(writer.GetSerializedContent());
        return reader.ReadToEnd();
    }

    private enum AddressSize
    {
        [System.Runtime.Serialization.EnumMember(Value = "first")]
        First,

        [System.Runtime.Serialization.EnumMember(Value = "second")]
        Second,
    }

    // A model as Kiota's generator creates it.
    private sealed class Address : IParsable, IAdditionalDataHolder
    {
        public string? Street { get; set; }

        public int? Number { get; set; }

        public DateTimeOffset? Since { get; set; }

        public Date? Opened { get; set; }

        public Time? Opens { get; set; }

        public TimeSpan? Lasts { get; set; }

        public Guid? Id { get; set; }

        public AddressSize? Size { get; set; }

        public double? Weight { get; set; }

        public decimal? Price { get; set; }

        public bool? IsOpen { get; set; }

        public byte[]? Photo { get; set; }

        public List<string>? Tags { get; set; }

        public List<AddressSize?>? Sizes { get; set; }

        public Address? Next { get; set; }

        public List<Address>? More { get; set; }

        public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

        public static Address Create(IParseNode node) => new();

        public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
        {
            ["street"] = node => Street = node.GetStringValue(),
            ["number"] = node => Number = node.GetIntValue(),
            ["since"] = node => Since = node.GetDateTimeOffsetValue(),
            ["opened"] = node => Opened = node.GetDateValue(),
            ["opens"] = node => Opens = node.GetTimeValue(),
            ["lasts"] = node => Lasts = node.GetTimeSpanValue(),
            ["id"] = node => Id = node.GetGuidValue(),
            ["size"] = node => Size = node.GetEnumValue<AddressSize>(),
            ["weight"] = node => Weight = node.GetDoubleValue(),
            ["price"] = node => Price = node.GetDecimalValue(),
            ["isOpen"] = node => IsOpen = node.GetBoolValue(),
            ["photo"] = node => Photo = node.GetByteArrayValue(),
            ["tags"] = node => Tags = [.. node.GetCollectionOfPrimitiveValues<string>()],
            ["sizes"] = node => Sizes = [.. node.GetCollectionOfEnumValues<AddressSize>()],
            ["next"] = node => Next = node.GetObjectValue(Create),
            ["more"] = node => More = [.. node.GetCollectionOfObjectValues(Create)],
        };

        public void Serialize(ISerializationWriter writer)
        {
            writer.WriteStringValue("street", Street);
            writer.WriteIntValue("number", Number);
            writer.WriteDateTimeOffsetValue("since", Since);
            writer.WriteDateValue("opened", Opened);
            writer.WriteTimeValue("opens", Opens);
            writer.WriteTimeSpanValue("lasts", Lasts);
            writer.WriteGuidValue("id", Id);
            writer.WriteEnumValue("size", Size);
            writer.WriteDoubleValue("weight", Weight);
            writer.WriteDecimalValue("price", Price);
            writer.WriteBoolValue("isOpen", IsOpen);
            writer.WriteByteArrayValue("photo", Photo);
            writer.WriteCollectionOfPrimitiveValues("tags", Tags);
            writer.WriteCollectionOfEnumValues("sizes", Sizes);
            writer.WriteObjectValue("next", Next);
            writer.WriteCollectionOfObjectValues("more", More);
            writer.WriteAdditionalData(AdditionalData);
        }
    }
}
