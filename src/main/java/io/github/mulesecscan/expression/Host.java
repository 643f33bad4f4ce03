package io.github.mulesecscan.expression;

import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;

/** Where a script stands. */
public sealed interface Host {

  /**
   * The elements that the script belongs to: the one that carries it, or those that name its file;
   * none for a file that is only imported, or not used at all.
   */
  List<XmlElement> elements();

  /** The parameter: the name of the attribute, or of the element whose text the script is. */
  String parameter();

  /** The file. */
  SourcePath path();

  /** An attribute's value, or a part of it. */
  record Attribute(XmlAttribute attribute) implements Host {
    @Override
    public List<XmlElement> elements() {
      return List.of(attribute.element());
    }

    @Override
    public String parameter() {
      return attribute.getName();
    }

    @Override
    public SourcePath path() {
      return attribute.source().path();
    }
  }

  /** An element's text, or a part of it. */
  record Body(XmlElement element) implements Host {
    @Override
    public List<XmlElement> elements() {
      return List.of(element);
    }

    @Override
    public String parameter() {
      return element.getName();
    }

    @Override
    public SourcePath path() {
      return element.source().path();
    }
  }

  /**
   * A file of its own.
   *
   * @param users the elements that name it, in file order
   */
  record File(ProjectFile file, List<XmlElement> users) implements Host {
    public File {
      users = List.copyOf(users);
    }

    @Override
    public List<XmlElement> elements() {
      return users;
    }

    @Override
    public String parameter() {
      return users.isEmpty() ? "" : users.get(0).getName();
    }

    @Override
    public SourcePath path() {
      return file.path();
    }
  }
}
