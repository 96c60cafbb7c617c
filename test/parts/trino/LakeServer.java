import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.trino.server.testing.TestingTrinoServer;
import io.trino.spi.HostAddress;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.Plugin;
import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.connector.*;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.spi.type.*;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Trino server, its engine unchanged, over tables that were written as lines of JSON: a head, then rows. Tables whose head
 * says "injected" want a condition on organization_id, as Athena's injected partition does, and answer for those
 * organizations alone. Usage: LakeServer FOLDER
 */
public class LakeServer {
  record Table(List<ColumnMetadata> columns, List<Page> pages, boolean isInjected) {}

  static final Map<SchemaTableName, Table> TABLES = new ConcurrentHashMap<>();

  static Type typeOf(String name) {
    return switch (name) {
      case "string" -> VarcharType.VARCHAR;
      case "timestamp" -> TimestampType.TIMESTAMP_MILLIS;
      case "date" -> DateType.DATE;
      case "double" -> DoubleType.DOUBLE;
      case "int" -> IntegerType.INTEGER;
      case "boolean" -> BooleanType.BOOLEAN;
      default -> throw new IllegalArgumentException(name);
    };
  }

  static void load(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      JsonNode head = mapper.readTree(in.readLine());
      List<ColumnMetadata> columns = new ArrayList<>();
      for (JsonNode column : head.get("columns")) {
        String name = column.get(0).asText();
        boolean isHidden = name.startsWith("$");
        columns.add(ColumnMetadata.builder().setName(name).setType(typeOf(column.get(1).asText())).setHidden(isHidden).build());
      }
      PageBuilder page = new PageBuilder(columns.stream().map(ColumnMetadata::getType).toList());
      for (String line; (line = in.readLine()) != null; ) {
        JsonNode row = mapper.readTree(line);
        page.declarePosition();
        for (int i = 0; i < columns.size(); i++) write(columns.get(i).getType(), page.getBlockBuilder(i), row.get(i));
      }
      List<Page> pages = page.isEmpty() ? List.of() : List.of(page.build());
      SchemaTableName name = new SchemaTableName(head.get("schema").asText(), head.get("table").asText());
      TABLES.put(name, new Table(columns, pages, head.path("injected").asBoolean()));
    }
  }

  /** Dates are days, timestamps microseconds since 1970. */
  static void write(Type type, BlockBuilder to, JsonNode value) {
    if (value == null || value.isNull()) to.appendNull();
    else if (type == VarcharType.VARCHAR) VarcharType.VARCHAR.writeSlice(to, Slices.utf8Slice(value.asText()));
    else if (type == DoubleType.DOUBLE) type.writeDouble(to, value.asDouble());
    else if (type == BooleanType.BOOLEAN) type.writeBoolean(to, value.asBoolean());
    else if (type == TimestampType.TIMESTAMP_MILLIS) type.writeLong(to, Math.floorDiv(value.asLong(), 1000L) * 1000L);
    else type.writeLong(to, value.asLong());
  }

  /** A table, and the organizations that a condition asks for; null without one. */
  public record Handle(
      @JsonProperty("schema") String schema,
      @JsonProperty("table") String table,
      @JsonProperty("organizations") List<String> organizations)
      implements ConnectorTableHandle {
    @JsonCreator
    public Handle {}

    SchemaTableName name() {
      return new SchemaTableName(schema, table);
    }

    Table found() {
      return TABLES.get(name());
    }
  }

  public record Column(@JsonProperty("index") int index, @JsonProperty("name") String name) implements ColumnHandle {
    @JsonCreator
    public Column {}
  }

  public static class Split implements ConnectorSplit {
    @JsonCreator
    public Split() {}

    @JsonProperty
    public int getOne() {
      return 1;
    }

    @Override
    public boolean isRemotelyAccessible() {
      return true;
    }

    @Override
    public List<HostAddress> getAddresses() {
      return List.of();
    }

    @Override
    public Object getInfo() {
      return Map.of();
    }
  }

  public enum Transaction implements ConnectorTransactionHandle {
    ONE
  }

  static class Metadata implements ConnectorMetadata {
    @Override
    public List<String> listSchemaNames(ConnectorSession session) {
      Set<String> names = new TreeSet<>(List.of("gaitway_test_empty"));
      TABLES.keySet().forEach(name -> names.add(name.getSchemaName()));
      return List.copyOf(names);
    }

    @Override
    public ConnectorTableHandle getTableHandle(ConnectorSession session, SchemaTableName name) {
      return TABLES.containsKey(name) ? new Handle(name.getSchemaName(), name.getTableName(), null) : null;
    }

    @Override
    public ConnectorTableMetadata getTableMetadata(ConnectorSession session, ConnectorTableHandle handle) {
      SchemaTableName name = ((Handle) handle).name();
      return new ConnectorTableMetadata(name, TABLES.get(name).columns());
    }

    @Override
    public List<SchemaTableName> listTables(ConnectorSession session, Optional<String> schema) {
      return TABLES.keySet().stream().filter(name -> schema.isEmpty() || schema.get().equals(name.getSchemaName())).toList();
    }

    @Override
    public Map<String, ColumnHandle> getColumnHandles(ConnectorSession session, ConnectorTableHandle handle) {
      Map<String, ColumnHandle> handles = new LinkedHashMap<>();
      for (ColumnMetadata column : ((Handle) handle).found().columns()) {
        handles.put(column.getName(), new Column(handles.size(), column.getName()));
      }
      return handles;
    }

    @Override
    public ColumnMetadata getColumnMetadata(ConnectorSession session, ConnectorTableHandle handle, ColumnHandle column) {
      return ((Handle) handle).found().columns().get(((Column) column).index());
    }

    @Override
    public Map<SchemaTableName, List<ColumnMetadata>> listTableColumns(ConnectorSession session, SchemaTablePrefix prefix) {
      Map<SchemaTableName, List<ColumnMetadata>> columns = new HashMap<>();
      TABLES.forEach((name, table) -> { if (prefix.matches(name)) columns.put(name, table.columns()); });
      return columns;
    }

    /** What EXPLAIN (TYPE IO) reports as the constraint of a table. */
    @Override
    public ConnectorTableProperties getTableProperties(ConnectorSession session, ConnectorTableHandle handle) {
      Handle table = (Handle) handle;
      if (table.organizations() == null) return new ConnectorTableProperties();
      ColumnHandle column = getColumnHandles(session, handle).get("organization_id");
      List<Slice> values = table.organizations().stream().map(Slices::utf8Slice).toList();
      Domain domain = Domain.create(ValueSet.copyOf(VarcharType.VARCHAR, new ArrayList<>(values)), false);
      TupleDomain<ColumnHandle> predicate = TupleDomain.withColumnDomains(Map.of(column, domain));
      return new ConnectorTableProperties(predicate, Optional.empty(), Optional.empty(), List.of());
    }

    @Override
    public Optional<ConstraintApplicationResult<ConnectorTableHandle>> applyFilter(ConnectorSession session, ConnectorTableHandle handle, Constraint constraint) {
      Handle table = (Handle) handle;
      if (!table.found().isInjected() || table.organizations() != null) return Optional.empty();
      for (var entry : constraint.getSummary().getDomains().orElse(Map.of()).entrySet()) {
        Domain domain = entry.getValue();
        if (!((Column) entry.getKey()).name().equals("organization_id") || domain.isNone() || !domain.getValues().isDiscreteSet()) continue;
        List<String> organizations = domain.getValues().getDiscreteSet().stream().map(value -> ((Slice) value).toStringUtf8()).toList();
        Handle confined = new Handle(table.schema(), table.table(), organizations);
        return Optional.of(new ConstraintApplicationResult<>(confined, constraint.getSummary(), false));
      }
      return Optional.empty();
    }
  }

  public static class LakeConnector implements Connector {
    @Override
    public ConnectorTransactionHandle beginTransaction(IsolationLevel level, boolean readOnly, boolean autoCommit) {
      return Transaction.ONE;
    }

    @Override
    public ConnectorMetadata getMetadata(ConnectorSession session, ConnectorTransactionHandle transaction) {
      return new Metadata();
    }

    @Override
    public ConnectorSplitManager getSplitManager() {
      return new ConnectorSplitManager() {
        @Override
        public ConnectorSplitSource getSplits(ConnectorTransactionHandle transaction, ConnectorSession session, ConnectorTableHandle handle, DynamicFilter filter, Constraint constraint) {
          Handle table = (Handle) handle;
          if (table.found().isInjected() && table.organizations() == null) {
            throw new TrinoException(StandardErrorCode.CONSTRAINT_VIOLATION, "For the injected projected partition column organization_id, the WHERE clause must contain only static equality conditions, and at least one such condition must be present.");
          }
          return new FixedSplitSource(List.of(new Split()));
        }
      };
    }

    @Override
    public ConnectorPageSourceProvider getPageSourceProvider() {
      return new ConnectorPageSourceProvider() {
        @Override
        public ConnectorPageSource createPageSource(ConnectorTransactionHandle transaction, ConnectorSession session, ConnectorSplit split, ConnectorTableHandle handle, List<ColumnHandle> columns, DynamicFilter filter) {
          int[] indices = columns.stream().mapToInt(column -> ((Column) column).index()).toArray();
          List<Page> pages = ((Handle) handle).found().pages();
          return new FixedPageSource(pages.stream().map(page -> indices.length == 0 ? new Page(page.getPositionCount()) : page.getColumns(indices)).toList());
        }
      };
    }
  }

  public static class LakePlugin implements Plugin {
    @Override
    public Iterable<ConnectorFactory> getConnectorFactories() {
      return List.of(
          new ConnectorFactory() {
            @Override
            public String getName() {
              return "lake";
            }

            @Override
            public Connector create(String name, Map<String, String> settings, ConnectorContext context) {
              return new LakeConnector();
            }
          });
    }
  }

  public static void main(String[] arguments) throws Exception {
    try (var files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.sorted().toList()) load(file);
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("query.max-memory", "600MB");
    settings.put("query.max-memory-per-node", "600MB");
    settings.put("memory.heap-headroom-per-node", "200MB");
    TestingTrinoServer server = TestingTrinoServer.builder().setProperties(settings).build();
    server.installPlugin(new LakePlugin());
    server.createCatalog("awsdatacatalog", "lake", Map.of());
    server.createCatalog("othercatalog", "lake", Map.of());
    System.out.println("Trino at " + server.getBaseUrl());
    while (System.in.read() >= 0) {} // ends with the process that started it
    System.exit(0);
  }
}
